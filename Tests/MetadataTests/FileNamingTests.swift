import Metadata
import Testing

@Suite struct FileNamingTests {
  static let values: [FileNaming.NamePlaceholder: String] = [
    .name: "night-drive", .number: "03", .stem: "bass", .bpm: "126", .key: "F minor", .genre: "house",
  ]

  @Test(
    arguments: [
      ("{number}-{stem}", "03-bass"), ("{name} {number} {stem} {bpm} {key}", "night-drive 03 bass 126 F minor"),
      ("{genre}_{number}", "house_03"), ("{number}", "03"),
    ])
  func `places become what they stand for`(text: String, name: String) {
    #expect(FileNaming.forStems(text)?.name(Self.values) == name)
  }

  @Test(arguments: ["{stem}", "bass", "", "{number}/{stem}", "{number}:{stem}", "{nummer}", "{number", ".{number}"])
  func `what does not tell stems apart or cannot be a name is refused`(text: String) {
    #expect(FileNaming.forStems(text) == nil)
  }

  @Test func `a master has no number`() {
    #expect(FileNaming.forMaster("{name} - {number}") == nil)
    #expect(FileNaming.forMaster("{name} ({bpm}, {key})")?.name(Self.values) == "night-drive (126, F minor)")
    #expect(FileNaming.forMaster("master") == nil)
  }
}

extension FileNamingTests {
  @Test(arguments: [
    "{name}{genre}", "{name} – {key}", "{name}-v2", "{name}_{bpm}bpm", "夜 {name}", "{name} ({key}) [{bpm}]",
  ])
  func `a master may have any words around its name`(text: String) { #expect(FileNaming.forMaster(text) != nil) }

  /// Names that Windows, macOS or a URL refuses, and names that hide a file.
  @Test(arguments: [
    "{name}/x", "{name}\\x", "{name}:x", "{name}*", "{name}?", "{name}\"", "<{name}>", "{name}|x", "{name}}",
    "{{name}}",
    ".{name}", "{name}.", "{name} ", "{name}\n", "{name}\u{7f}", "{name}\u{85}",
  ])
  func `what some disk refuses is refused`(text: String) { #expect(FileNaming.forMaster(text) == nil) }

  @Test func `a pattern of more than 100 bytes is refused, so that any stem's name fits`() {
    let words = String(repeating: "x", count: 94)
    #expect(FileNaming.forMaster("{name}" + words) != nil && FileNaming.forMaster("{name}" + words + "x") == nil)
  }

  @Test func `what is not known is left empty`() {
    #expect(FileNaming.forMaster("{name} {key}")?.name([.name: "dawn"]) == "dawn ")
    #expect(FileNaming.master.name(Self.values) == "night-drive" && FileNaming.stem.name(Self.values) == "03-bass")
  }

  @Test func `values are put in once, not read as placeholders again`() {
    #expect(FileNaming.forStems("{number} {stem}")?.name([.number: "01", .stem: "{number}"]) == "01 {number}")
  }
}
