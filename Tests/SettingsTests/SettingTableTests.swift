import Foundation
import Settings
import Testing

/// The table, the struct and the file in `config` say the same.
@Suite struct SettingTableTests {
  private let file: String

  /// `UPDATE_GOLDEN=1` writes the file anew; the difference is for a reviewer to see.
  init() throws {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let config = repository.appending(path: "config/dubplate.yaml")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Settings().documentedYAML.write(to: config, atomically: true, encoding: .utf8)
    }
    file = try String(contentsOf: config, encoding: .utf8)
  }

  @Test func `the file in config is the documentation of the defaults`() {
    #expect(file == Settings().documentedYAML)
  }

  @Test func `the file in config sets every value to its default`() throws {
    let settings = try SettingsLoader.load(yaml: file, file: "dubplate.yaml", environment: [:])
    #expect(settings == Settings())
  }

  @Test func `what is written out is read back, whatever it holds`() throws {
    var settings = Settings()
    settings.root = "/srv/\"a\" #1: b\\c"
    settings.folders.inbox = "~"
    settings.work.retries = 0
    #expect(try SettingsLoader.load(yaml: settings.documentedYAML, file: "a.yaml", environment: [:]) == settings)
  }

  @Test func `every setting stands in the file below its comment`() {
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    for setting in Setting.all {
      let name = setting.key.split(separator: ".").last ?? ""
      let places = lines.indices.filter { lines[$0].drop { $0 == " " }.hasPrefix("\(name): ") }
      #expect(places.count == 1, "\(setting.key)")
      #expect(places.allSatisfy { lines[$0 - 1].contains("[\(setting.environmentName)]") }, "\(setting.key)")
      #expect(places.allSatisfy { lines[$0 - 2].contains("# ") && lines[$0 - 2].count > 20 }, "\(setting.key)")
    }
  }

  @Test func `the table has every value of the struct and no other`() throws {
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(Settings()))
    #expect(keys(of: object).sorted() == Setting.all.map(\.key).sorted())
  }

  @Test func `every default is allowed`() throws {
    for setting in Setting.all {
      var settings = Settings()
      let text = setting.text(in: settings).trimmingCharacters(in: ["\""])
      try settings.set(setting.key, to: text, at: "test")
      #expect(settings == Settings())
    }
  }

  @Test func `the environment has a name for each setting`() {
    #expect(Setting.named("work.jobs_at_once")?.environmentName == "DUBPLATE_WORK_JOBS_AT_ONCE")
    #expect(Set(Setting.all.map(\.environmentName)).count == Setting.all.count)
  }

  private func keys(of object: Any, below path: String = "") -> [String] {
    guard let table = object as? [String: Any] else { return [path] }
    return table.flatMap { keys(of: $0.value, below: path.isEmpty ? $0.key : "\(path).\($0.key)") }
  }
}
