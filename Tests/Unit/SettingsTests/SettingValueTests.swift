import Audio
import AudioFiles
import Diagnostics
import Foundation
import Logging
import Metadata
import QualityControl
import Testing

@testable import Settings

/// Every setting is read into its type, within its bounds.
struct SettingValueTests {
  private static func reading(_ key: String, _ text: String) -> Settings? {
    var settings = Settings()
    return SettingRow.named(key)?.put(text, into: &settings) == true ? settings : nil
  }

  /// The bounds that the documentation states.
  private static let numbers: [(key: String, low: Double, high: Double, isWhole: Bool)] = SettingRow.all.compactMap {
    guard let match = $0.allowed?.wholeMatch(of: /a (whole )?number, (-?[0-9.]+)…(-?[0-9.]+)/),
      let low = Double(match.2), let high = Double(match.3)
    else { return nil }
    return ($0.key, low, high, match.1 != nil)
  }

  @Test func `there are settings with bounds`() { #expect(Self.numbers.count >= 20) }

  @Test(arguments: numbers.map(\.key)) func `a number is taken up to its bounds and no farther`(key: String) throws {
    let row = try #require(Self.numbers.first { $0.key == key })
    let write = { (value: Double) in row.isWhole ? String(Int(value)) : String(value) }
    let step = row.isWhole ? 1 : 0.001
    for value in [row.low, row.high] { #expect(Self.reading(key, write(value)) != nil) }
    for value in [row.low - step, row.high + step] { #expect(Self.reading(key, write(value)) == nil) }
    for text in ["nan", "inf", "-inf", "", "many", "1 2", "0x1p", "1,5"] {
      #expect(Self.reading(key, text) == nil, "\(text)")
    }
    if row.isWhole { #expect(Self.reading(key, "\(row.low + 0.5)") == nil) }
  }

  @Test(arguments: numbers.map(\.key)) func `a number is written as it was read`(key: String) throws {
    let row = try #require(SettingRow.named(key))
    let bounds = try #require(Self.numbers.first { $0.key == key })
    for share in [0.0, 0.1, 0.25, 1 / 3.0, 0.7, 1] {
      let value = bounds.low + share * (bounds.high - bounds.low)
      let rounded = bounds.isWhole ? value.rounded() : (value * 100).rounded() / 100
      let settings = try #require(Self.reading(key, String(bounds.isWhole ? "\(Int(rounded))" : "\(rounded)")))
      #expect(Double(row.text(in: settings)) == rounded)
    }
  }

  @Test(arguments: SettingRow.all.map(\.key)) func `what is not allowed leaves the settings as they were`(key: String) {
    var settings = Settings()
    #expect(SettingRow.named(key)?.put("\0", into: &settings) == false)
    #expect(settings == Settings())
  }

  @Test(arguments: SettingRow.all.map(\.key)) func `every setting is read from its variable`(key: String) throws {
    let row = try #require(SettingRow.named(key))
    let text = row.text(in: Settings()).trimmingCharacters(in: ["\""])
    let variables = [row.environmentName: text]
    #expect(try SettingsLoader.load(yaml: nil, file: "a.yaml", environment: variables) == Settings())
  }

  @Test func `values arrive in their types`() throws {
    let settings = try SettingsLoader.load(
      yaml: """
        watch: {stable_for_s: 0.5, incomplete_timeout_s: 60}
        work: {stop_within_s: 2.5, render_threads: 3}
        prompt: {parser: model}
        engine: {soundfont: /usr/share/a.sf2}
        mastering: {loudness_lufs: -9.5, true_peak_dbtp: -2}
        delivery: {formats: "FLAC, mp3@44.1,flac", master_name: "{name} {bpm}"}
        defaults: {duration_s: 30}
        quality: {tempo_tolerance_bpm: 3, loudness_tolerance_lu: 1, similarity_minimum: 0.5}
        checks: {clicks: off, holes: fail}
        retention: {archive_days: 0.5, checkpoints_days: 0}
        logging: {level: notice}
        """, file: "a.yaml", environment: [:])
    #expect(settings.watch.stableFor == .milliseconds(500) && settings.watch.incompleteTimeout == .seconds(60))
    #expect(settings.work.stopWithin == .milliseconds(2_500) && settings.work.renderThreads == 3)
    #expect(settings.prompt.parser == .model && settings.engine.soundFont == .file(path: "/usr/share/a.sf2"))
    #expect(settings.mastering.loudness == .LUFS(-9.5) && settings.mastering.truePeak == .dBTP(-2))
    #expect(settings.delivery.formats == ["flac", "mp3@44.1"].compactMap { AudioFileFormat($0) })
    #expect(settings.delivery.masterName == FileNaming.forMaster("{name} {bpm}"))
    #expect(settings.defaults.duration == .s(30))
    #expect(settings.quality != Tolerances() && settings.checks == Severities(["clicks": .off, "holes": .fail]))
    #expect(settings.retention.archive == .seconds(43_200) && settings.retention.checkpoints == nil)
    #expect(settings.logging.level == .notice)
  }

  @Test(arguments: [
    ("", Settings.EngineSettings.SoundFontChoice.system), ("none", .none), ("None", .file(path: "None")),
    ("/a.sf3", .file(path: "/a.sf3")),
  ])
  func `a SoundFont is the system's, none, or a file`(text: String, choice: Settings.EngineSettings.SoundFontChoice) {
    #expect(Self.reading("engine.soundfont", text)?.engine.soundFont == choice)
  }

  @Test func `an empty folder is in the root`() throws {
    let settings = try #require(Self.reading("folders.outbox", ""))
    #expect(settings.folders.outbox == nil && settings == Settings())
    #expect(Self.reading("root", "") == nil)
  }

  /// A key, what is written, and the words for what is allowed.
  @Test(arguments: [
    ("root", "", "a path", "\".\""), ("language_model.model", "", "a name", "\"gpt-4o-mini\""),
    ("language_model.base_url", "", "an http or https address", "\"https://api.openai.com/v1\""),
    ("backends.default", "", "embedded, or a name below services", "embedded"),
    ("backends.fallback", "yes", "true, false", "false"), ("prompt.parser", "both", "rules, model", "rules"),
    ("work.retries", "11", "a whole number, 0…10", "2"), ("watch.rescan_s", "0.5", "a number, 1…3600", "30"),
    ("quality.similarity_minimum", "1.1", "a number, 0…1", "0.85"), ("checks.clicks", "on", "fail, warn, off", "fail"),
    ("checks.holes", "no", "fail, warn, off", "warn"),
    ("delivery.stem_formats", "aac", AudioFileFormat.choices, "\"\""),
    ("folders.inbox", "a\0b", "a text", "\"\""),
    (
      "delivery.stem_name", "{name}",
      "text with {number}, and where wanted {name}, {stem}, {bpm}, {key}, {genre}; nothing of /\\:*?\"<>|",
      "\"{number}-{stem}\""
    ),
  ])
  func `what is not allowed is told with what is`(key: String, text: String, allowed: String, standard: String) {
    var settings = Settings()
    let error = #expect(throws: Problems.self) { try settings.set(key, to: text, at: "--flag") }
    #expect(
      error?.diagnoses == [
        Diagnosis(
          code: "settings.not-allowed", location: "--flag",
          finding: "\(key) is \"\(text)\", and that is not \(allowed)",
          remedy: "write \(allowed); the default is \(standard)")
      ])
  }

  @Test func `a long value is told by its beginning`() {
    var settings = Settings()
    let text = String(repeating: "x", count: 100)
    let error = #expect(throws: Problems.self) { try settings.set("logging.level", to: text, at: "a.yaml:1") }
    #expect(error?.diagnoses.first?.finding.contains("\"\(String(repeating: "x", count: 60))\"") == true)
  }

  @Test(arguments: [("rot", "did you mean root?"), ("retries", "did you mean work.retries?")])
  func `a key that does not exist is told with the nearest one`(key: String, remedy: String) {
    var settings = Settings()
    let error = #expect(throws: Problems.self) { try settings.set(key, to: "1", at: "a.yaml:1") }
    #expect(
      error?.diagnoses == [
        Diagnosis(code: "settings.unknown", location: "a.yaml:1", finding: "there is no setting \(key)", remedy: remedy)
      ])
  }

  @Test(arguments: [
    "plain", "two words", "\"quoted\"", "back\\slash", "# hash", "- dash", "~", "null", "true", "12", "ünïcode",
    ": colon",
    "trailing ",
  ])
  func `a text is written so that it is read back`(text: String) throws {
    var settings = Settings()
    settings.root = text
    settings.library.folder = text
    settings.backends.separator = text
    #expect(try SettingsLoader.load(yaml: settings.documentedYAML, file: "a.yaml", environment: [:]) == settings)
  }
}

extension SettingValueTests {
  @Test func `a change of what was opened at the start waits for the next one`() throws {
    var changed = Settings()
    for row in SettingRow.all {
      for text in ["7", "other", "true", "warn", "debug", "model", "{name}-{number}"]
      where row.text(in: changed) != text {
        if row.put(text, into: &changed) { break }
      }
    }
    #expect(
      Settings().keysBoundToStart(differingFrom: changed) == [
        "root", "folders.inbox", "folders.outbox", "folders.failed", "folders.archive", "folders.queue",
        "folders.state", "work.render_threads", "logging.level",
      ])
    #expect(changed.keysBoundToStart(differingFrom: changed) == [])
  }
}
