import Foundation
import Settings
import TestSupport
import Testing

@testable import Doctor

@Suite struct DoctorTests {
  private let root = Scratch.path("studio")

  private func examine(_ change: (inout Settings) -> Void = { _ in }) async throws -> [Finding] {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    var settings = Settings()
    settings.root = root
    change(&settings)
    return await Doctor(settings, paths: FolderPaths(settings, environment: [:]), environment: [:]).examine()
  }

  private func finding(_ words: String, in findings: [Finding]) throws -> Finding {
    try #require(findings.first { $0.place.contains(words) }, "nothing on \(words) in \(findings.map(\.place))")
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
    let findings = try await examine { $0.defaults.duration = 1e9 }
    #expect(try finding("outbox folder", in: findings).finding.contains("a job of the usual length"))
  }

  @Test func `a SoundFont that is named has to be there, and none may be wanted`() async throws {
    let named = try await examine { $0.engine.soundfont = "/nowhere.sf2" }
    #expect(try finding("/nowhere.sf2", in: named).state == .problem)
    let none = try await examine { $0.engine.soundfont = "none" }
    #expect(try finding("SoundFont", in: none).state == .ok)
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
      $0.prompt.parser = "model"
      $0.languageModel.baseURL = "http://127.0.0.1:9/v1"
    }
    let found = try finding("language model", in: findings)
    #expect(found.state == .problem && found.remedy?.contains("rules") == true)
    #expect(!(try await examine()).contains { $0.place.contains("language model") })
  }
}
