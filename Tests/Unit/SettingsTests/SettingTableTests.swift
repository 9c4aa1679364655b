import Foundation
import QualityControl
import TestSupport
import Testing

@testable import Settings

/// The table, the struct and the file in `config` say the same.
@Suite struct SettingTableTests {
  private let file: String

  /// `UPDATE_GOLDEN=1` writes the file anew; the difference is for a reviewer to see.
  init() throws {
    let config = Repository.root.appending(path: "config/dubplate.yaml")
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
    for setting in SettingRow.all {
      let name = setting.key.split(separator: ".").last ?? ""
      let places = lines.indices.filter { lines[$0].drop { $0 == " " }.hasPrefix("\(name): ") }
      #expect(places.count == 1, "\(setting.key)")
      #expect(places.allSatisfy { lines[$0 - 1].contains("[\(setting.environmentName)]") }, "\(setting.key)")
      #expect(places.allSatisfy { lines[$0 - 2].contains("# ") && lines[$0 - 2].count > 20 }, "\(setting.key)")
    }
  }

  @Test func `the table has every setting that is declared, each once`() {
    let declared = Self.keys(in: Mirror(reflecting: Settings()))
    let derived =
      CheckDefinition.all.compactMap { check in check.tolerance.map { "quality.\($0.key)" } }
      + CheckDefinition.all.map { "checks.\($0.id)" }
    #expect(SettingRow.all.map(\.key).sorted() == (declared + derived).sorted())
    #expect(declared.count > 40 && derived.count > 20)
  }

  @Test func `every default is allowed`() throws {
    for setting in SettingRow.all {
      var settings = Settings()
      let text = setting.text(in: settings).trimmingCharacters(in: ["\""])
      try settings.set(setting.key, to: text, at: "test")
      #expect(settings == Settings())
    }
  }

  @Test func `the environment has a name for each setting`() {
    #expect(SettingRow.named("work.jobs_at_once")?.environmentName == "DUBPLATE_WORK_JOBS_AT_ONCE")
    #expect(Set(SettingRow.all.map(\.environmentName)).count == SettingRow.all.count)
  }

  /// The keys of all values that are declared as settings below `mirror`.
  private static func keys(in mirror: Mirror) -> [String] {
    mirror.children.flatMap { child in
      if let setting = child.value as? any Declared { return [setting.key] }
      return keys(in: Mirror(reflecting: child.value))
    }
  }
}

/// A setting of any type.
private protocol Declared {
  var key: String { get }
}

extension Setting: Declared {}
