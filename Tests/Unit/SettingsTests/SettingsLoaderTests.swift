import Audio
import Diagnostics
import QualityControl
import Settings
import Testing

@Suite struct SettingsLoaderTests {
  func load(_ yaml: String?, _ environment: [String: String] = [:]) throws(Problems) -> Settings {
    try SettingsLoader.load(yaml: yaml, file: "my.yaml", environment: environment)
  }

  func problems(_ yaml: String?, _ environment: [String: String] = [:]) -> [Diagnosis] {
    do throws(Problems) {
      _ = try load(yaml, environment)
      return []
    } catch {
      return error.diagnoses
    }
  }

  @Test(arguments: [nil, "", "# nothing\n", "work:\n", "work: {}\n", "root:\n"]) func `what is left out is the default`(
    yaml: String?
  ) throws {
    #expect(try load(yaml) == Settings())
  }

  @Test func `the file changes what it names and nothing else`() throws {
    var wanted = Settings()
    wanted.root = "/srv/studio"
    wanted.work.jobsAtOnce = 3
    wanted.mastering.loudness = .LUFS(-9.5)
    #expect(try load("root: /srv/studio\nwork:\n  jobs_at_once: 3\nmastering: {loudness_lufs: -9.5}\n") == wanted)
  }

  @Test func `the environment outranks the file`() throws {
    let settings = try load(
      "work:\n  jobs_at_once: 3\n  retries: 1\n", ["DUBPLATE_WORK_JOBS_AT_ONCE": "4", "HOME": "/"])
    #expect(settings.work.jobsAtOnce == 4)
    #expect(settings.work.retries == 1)
  }

  @Test(arguments: [
    ("work:\n  jobs_at_onse: 3\n", "settings.unknown", "my.yaml:2", "did you mean work.jobs_at_once?"),
    ("\n\nworks:\n  retries: 3\n", "settings.unknown", "my.yaml:3", "did you mean work?"),
    ("retries: 3\n", "settings.unknown", "my.yaml:1", "did you mean work.retries?"),
    ("work:\n  retries:\n    more: 3\n", "settings.wrong-type", "my.yaml:3", "write a whole number, 0…10"),
    ("work: 3\n", "settings.wrong-type", "my.yaml:1", "write settings below it, each on its own line"),
    ("- 3\n", "settings.wrong-type", "my.yaml:1", "write settings below it, each on its own line"),
    (
      "# x\nwork:\n  retries: two\n", "settings.not-allowed", "my.yaml:3",
      "write a whole number, 0…10; the default is 2"
    ),
    ("work:\n  retries: 2.5\n", "settings.not-allowed", "my.yaml:2", "write a whole number, 0…10; the default is 2"),
    ("work:\n  retries: 11\n", "settings.not-allowed", "my.yaml:2", "write a whole number, 0…10; the default is 2"),
    (
      "mastering:\n  true_peak_dbtp: 1\n", "settings.not-allowed", "my.yaml:2",
      "write a number, -9…0; the default is -1"
    ),
    (
      "mastering:\n  loudness_lufs: .nan\n", "settings.not-allowed", "my.yaml:2",
      "write a number, -30…-6; the default is -14"
    ),
    (
      "logging:\n  level: loud\n", "settings.not-allowed", "my.yaml:2",
      "write trace, debug, info, notice, warning, error, critical; the default is info"
    ),
    ("root: \"\"\n", "settings.not-allowed", "my.yaml:1", "write a path; the default is \".\""),
  ])
  func `a slip is named with its line and its remedy`(yaml: String, code: String, location: String, remedy: String) {
    let found = problems(yaml)
    #expect(found.map(\.code) == [code])
    #expect(found.first?.location == location)
    #expect(found.first?.remedy == remedy)
  }

  @Test(arguments: ["work:\n  retries: 1\n  retries: 2\n", "work: [1,\n", "a: b: c\n", "\t- x\n"])
  func `broken YAML and repeated keys are refused`(yaml: String) {
    #expect(problems(yaml).map(\.code) == ["settings.invalid"])
    #expect(problems(yaml).first?.location.hasPrefix("my.yaml:") == true)
  }

  @Test func `a variable that sets nothing is refused`() {
    let found = problems(nil, ["DUBPLATE_WORK_JOBS": "2", "DUBPLATE_WORK_RETRIES": "many"])
    #expect(found.map(\.location) == ["environment", "DUBPLATE_WORK_RETRIES"])
    #expect(found.map(\.code) == ["settings.unknown", "settings.not-allowed"])
  }

  @Test func `variables that others read are left alone`() throws {
    let environment = ["DUBPLATE_CONFIG": "a.yaml", "DUBPLATE_API_KEY": "s"]
    let settings = try SettingsLoader.load(
      yaml: nil, file: "my.yaml", environment: environment, secrets: ["DUBPLATE_API_KEY"])
    #expect(settings == Settings())
  }

  @Test func `every problem is told at once`() {
    #expect(problems("wrok:\n  retries: 1\nlogging:\n  level: 5\n", ["DUBPLATE_X": "1"]).count == 3)
  }

  @Test func `a flag sets one value by its key`() throws {
    var settings = Settings()
    try settings.set("root", to: "studio", at: "--root")
    #expect(settings.root == "studio")
    #expect(throws: Problems.self) { try settings.set("rot", to: "studio", at: "--rot") }
  }
}

extension SettingsLoaderTests {
  @Test(arguments: ["folders: {inbox: ~}", "folders: {inbox: null}", "folders: {inbox: \"\"}", "folders:\n  inbox:\n"])
  func `nothing, and an empty folder, leave the folder in the root`(yaml: String) throws {
    #expect(try load(yaml) == Settings())
  }

  @Test(arguments: ["\"~\"", "\"null\""]) func `what is quoted is text, whatever it looks like`(text: String) throws {
    #expect(try load("folders: {inbox: \(text)}").folders.inbox == String(text.dropFirst().dropLast()))
  }

  @Test(arguments: [
    ("work: {retries: [1]}", "work.retries has another form", "write a whole number, 0…10"),
    ("root: {a: b}", "root has another form", "write a path"),
    ("folders: {inbox: [a, b]}", "folders.inbox has another form", "write a text"),
    ("checks: {clicks: [fail]}", "checks.clicks has another form", "write fail, warn, off"),
    ("just words", "the file has another form", "write settings below it, each on its own line"),
  ])
  func `a value of another form is told with the right one`(yaml: String, finding: String, remedy: String) {
    #expect(
      problems(yaml) == [
        Diagnosis(code: "settings.wrong-type", location: "my.yaml:1", finding: finding, remedy: remedy)
      ])
  }

  @Test(arguments: [
    ("DUBPLATE_WORK_RETRIE", "did you mean DUBPLATE_WORK_RETRIES?"),
    ("DUBPLATE_CHECKS_CLICK", "did you mean DUBPLATE_CHECKS_CLICKS?"),
    ("DUBPLATE_NOTHING_LIKE_IT_AT_ALL", "remove it; config/dubplate.yaml lists what there is"),
  ])
  func `a variable that sets nothing is told with the nearest one`(name: String, remedy: String) {
    #expect(
      problems(nil, [name: "1"]) == [
        Diagnosis(
          code: "settings.unknown", location: "environment", finding: "there is no variable \(name)", remedy: remedy)
      ])
  }

  @Test func `a variable without a value is no number`() {
    #expect(
      problems(nil, ["DUBPLATE_QUALITY_TEMPO_TOLERANCE_BPM": ""]) == [
        Diagnosis(
          code: "settings.not-allowed", location: "DUBPLATE_QUALITY_TEMPO_TOLERANCE_BPM",
          finding: "quality.tempo_tolerance_bpm is \"\", and that is not a number, 0.1…20",
          remedy: "write a number, 0.1…20; the default is 2")
      ])
  }

  @Test func `a check is weighed by the file and by the environment`() throws {
    let settings = try load(
      "checks: {clicks: warn, holes: off}", ["DUBPLATE_CHECKS_CLICKS": "fail", "DUBPLATE_CHECKS_DC": "warn"])
    #expect(settings.checks == Severities(["holes": .off, "dc": .warn]))
  }

  /// Whatever a file holds, it comes to settings or to problems that say where.
  @Test(arguments: 0..<200) func `any file comes to settings or to problems with their location`(seed: UInt64) {
    var random = SeededRandom(Seed(seed))
    let parts = [
      "work:", "  retries: 1", "  retries: [", "root: x", "- a", "services:", "  a: {kind: cog}", "\t",
      "checks: {dc: off}",
      "? a", ": b", "\"", "&x *x", "!!int 3", "...", "---", "\u{0}", "%YAML 9", "é: ü", "  {}", "folders: {inbox: }",
    ]
    let lines = (0..<Int(random.next() % 6 + 1)).map { _ in parts[Int(random.next() % UInt64(parts.count))] }
    for problem in problems(lines.joined(separator: "\n")) {
      #expect(problem.location.hasPrefix("my.yaml") && !problem.finding.isEmpty && !problem.remedy.isEmpty)
    }
  }
}
