import Audio
import ClipServices
import Daemon
import DropFolder
import Foundation
import Settings
import System
import TestSupport
import Testing

@testable import dubplate

@Suite struct DoctorTests {
  private let root = Scratch.path("studio")

  private func examine(_ change: (inout Settings) -> Void = { _ in }) async throws -> [DoctorFinding] {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    var settings = Settings()
    settings.root = root
    change(&settings)
    return await Doctor(settings, paths: FolderPaths(settings, environment: [:]), environment: [:]).examine()
  }

  private func finding(_ words: String, in findings: [DoctorFinding]) throws -> DoctorFinding {
    try #require(findings.first { $0.location.contains(words) }, "nothing on \(words) in \(findings.map(\.location))")
  }

  @Test func `folders that are not there yet are no problem where they can be made, and are not made`() async throws {
    let findings = try await examine()
    #expect(try finding("inbox folder", in: findings).state == .ok)
    #expect(!findings.contains { $0.state == .problem }, "\(findings)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: root).isEmpty)
  }

  @Test func `a folder that is written to is left as it was`() async throws {
    try FileManager.default.createDirectory(atPath: "\(root)/inbox", withIntermediateDirectories: true)
    let findings = try await examine()
    #expect(try finding("inbox folder", in: findings).finding.contains("can be written"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(root)/inbox").isEmpty)
  }

  @Test func `a folder that is a file is a problem with a remedy`() async throws {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(filePath: "\(root)/outbox"))
    let found = try finding("outbox folder", in: try await examine())
    #expect(found.state == .problem)
    #expect(found.remedy?.isEmpty == false)
  }

  @Test func `a damaged database is a problem`() async throws {
    try FileManager.default.createDirectory(atPath: "\(root)/.dubplate", withIntermediateDirectories: true)
    try Data(repeating: 0x5a, count: 9_000).write(to: URL(filePath: "\(root)/.dubplate/dubplate.sqlite"))
    #expect(try finding("dubplate.sqlite", in: try await examine()).state == .problem)
  }

  @Test func `a job that needs more room than there is cannot be done`() async throws {
    try FileManager.default.createDirectory(atPath: "\(root)/outbox", withIntermediateDirectories: true)
    let findings = try await examine { $0.defaults.duration = .s(1e9) }
    #expect(try finding("outbox folder", in: findings).finding.contains("a job of the usual length"))
  }

  @Test func `a SoundFont that is named has to be there, and none may be wanted`() async throws {
    let named = try await examine { $0.engine.soundFont = .file(path: "/nowhere.sf2") }
    #expect(try finding("/nowhere.sf2", in: named).state == .problem)
    let none = try await examine { $0.engine.soundFont = .none }
    #expect(try finding("SoundFont", in: none).state == .ok)
  }

  @Test func `values that are allowed and fit neither this machine nor each other are problems`() async throws {
    let cases: [(location: String, words: String, change: @Sendable (inout Settings) -> Void)] = [
      ("defaults.genre", "did you mean techno", { $0.defaults.genre = "tehcno" }),
      ("folders.outbox", "lies in folders.inbox", { [root] in $0.folders.outbox = "\(root)/inbox/done" }),
      ("folders.queue", "the same folder as folders.failed", { [root] in $0.folders.queue = "\(root)/./failed/" }),
      ("folders.lexicon", "cannot be read", { $0.folders.lexicon = "/nowhere" }),
      (
        "watch.incomplete_timeout_s", "stable_for_s",
        { ($0.watch.incompleteTimeout, $0.watch.stableFor) = (.seconds(2), .seconds(30)) }
      ),
      ("language_model.base_url", "http", { $0.languageModel.baseURL = "localhost" }),
      ("language_model.key_file", "cannot be read", { $0.languageModel.keyFile = "/nowhere" }),
    ]
    for (location, words, change) in cases {
      let found = try finding(location, in: try await examine(change))
      #expect(found.state == (location.hasPrefix("language_model") ? .note : .problem), "\(found)")
      #expect("\(found.finding) \(found.remedy ?? "")".contains(words), "\(found)")
    }
    #expect(try finding("values of the settings", in: try await examine()).state == .ok)
  }

  @Test func `whether a daemon runs is said, and a look at it does not keep one from starting`() async throws {
    #expect(try finding("daemon", in: try await examine()).finding.contains("none runs"))
    let plan = try FolderPlan(FolderLayout(root: root), hasOpenJobs: false)
    let lock = try InstanceLock(state: try plan.openState())
    let found = try finding("daemon", in: try await examine())
    #expect(found.state == .ok && found.finding.contains("process \(ProcessInfo.processInfo.processIdentifier)"))
    withExtendedLifetime(lock) {}
  }

  @Test func `a folder that is away is a problem with its remedy, and is not looked at further`() async throws {
    let plan = try FolderPlan(FolderLayout(FolderPaths(rooted, environment: [:])), hasOpenJobs: false)
    _ = try plan.open { JobID(milliseconds: 1_790_000_000_000, random: (0..<10).map { _ in .random(in: 0...255) }) }
    try FileManager.default.moveItem(atPath: "\(root)/music", toPath: "\(root)/away")
    let findings = try await examine { [rooted] in $0 = rooted }
    let found = try finding("\(root)/music", in: findings)
    #expect(found.state == .problem && found.finding.contains("is away"))
    #expect(!findings.contains { $0.location.hasPrefix("inbox folder") })
  }

  /// A root beside its state folder.
  private var rooted: Settings {
    var settings = Settings()
    (settings.root, settings.folders.state) = ("\(root)/music", "\(root)/state")
    return settings
  }

  @Test func `a library that cannot be read is a problem`() async throws {
    let findings = try await examine { $0.library.folder = "/nowhere" }
    #expect(try finding("library", in: findings).state == .problem)
  }

  @Test func `a language model that does not answer is a problem, and none is asked for when rules read prompts`()
    async throws
  {
    // Nobody listens on the discard port.
    let findings = try await examine {
      $0.prompt.parser = .model
      $0.languageModel.baseURL = "http://127.0.0.1:9/v1"
    }
    let found = try finding("language model", in: findings)
    #expect(found.state == .problem && found.remedy?.contains("rules") == true)
    #expect(!(try await examine()).contains { $0.location.contains("language model") })
  }

  private static func service(_ kind: String, _ change: (inout ServiceSettings) -> Void = { _ in }) -> ServiceSettings {
    var service = ServiceSettings()
    service[SharedSettings.kind] = kind
    change(&service)
    return service
  }

  @Test func `services are looked at as far as that costs nothing`() async throws {
    let findings = try await examine {
      $0.services = [
        "here": Self.service("command") { $0["command", standard: []] = ["/bin/true", "--quiet"] },
        "gone": Self.service("command") { $0["command", standard: []] = ["/nowhere/generate"] },
        // Nobody listens on the discard port.
        "deaf": Self.service("cog") { $0[SharedSettings.baseURL] = "http://127.0.0.1:9" },
        "bare": Self.service("cog"), "keyless": Self.service("elevenlabs"),
      ]
    }
    let cases: [(String, DoctorFinding.Health, String)] = [
      ("service here (command)", .ok, "/bin/true is there"),
      ("service gone (command)", .problem, "/nowhere/generate is not there or cannot be run"),
      ("service deaf (cog)", .problem, "does not answer"),
      ("service bare (cog)", .problem, "services.bare.base_url is missing"),
      ("service keyless (elevenlabs)", .problem, "services.keyless.key_file there is no key"),
    ]
    for (location, health, words) in cases {
      let found = try finding(location, in: findings)
      #expect(found.state == health && found.finding.contains(words), "\(found)")
      #expect((found.remedy != nil) == (health != .ok), "\(found)")
    }
  }

  @Test func `a backend of the settings has to be described`() async throws {
    let findings = try await examine {
      ($0.backends.standard, $0.backends.separator) = ("musicgen", "splitter")
    }
    for (key, name) in [("backends.default", "musicgen"), ("backends.separator", "splitter")] {
      let found = try finding(key, in: findings)
      #expect(found.state == .problem && found.finding == "there is no service \"\(name)\"")
    }
    #expect(!(try await examine()).contains { $0.location.hasPrefix("backends") })
  }

  @Test func `findings come in the same order, and their JSON names the location`() async throws {
    let first = try await examine().map(\.location)
    #expect(try await examine().map(\.location) == first)
    #expect(first.first == "values of the settings" && first.count >= 15)
    let finding = DoctorFinding(.note, "clock", "is late", remedy: "mend it")
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(finding)) as? [String: String]
    #expect(object == ["state": "note", "place": "clock", "finding": "is late", "remedy": "mend it"])
  }

  @Test func `the settings come from a file that is there, or are the defaults`() throws {
    let file = Scratch.path("dubplate.yaml")
    #expect(DoctorFinding(settingsFrom: file).finding == "are the defaults; there is no \(file)")
    try Data().write(to: URL(filePath: file))
    #expect(DoctorFinding(settingsFrom: file).finding == "are those of \(file)")
  }

  @Test(arguments: [
    (0, "0 MiB"), (5 << 20, "5 MiB"), (9 << 30, "9216 MiB"), (10 << 30, "10 GiB"), (1 << 40, "1024 GiB"),
  ])
  func `sizes are said in units that fit`(bytes: Int, words: String) {
    #expect(Doctor.size(bytes) == words)
  }
}
