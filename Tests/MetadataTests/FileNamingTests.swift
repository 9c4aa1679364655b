import Metadata
import Testing

@Suite struct FileNamingTests {
  static let values: [FileNaming.Place: String] = [
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
