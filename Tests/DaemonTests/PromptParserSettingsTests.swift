import Diagnostics
import Foundation
import HTTP
import Prompt
import Settings
import Testing

@testable import Daemon

@Suite struct PromptParserSettingsTests {
  private func settings(_ change: (inout Settings) -> Void = { _ in }) -> Settings {
    var settings = Settings()
    settings.prompt.parser = .model
    change(&settings)
    return settings
  }

  private func code(_ settings: Settings, _ environment: [String: String] = [:]) -> String? {
    do {
      _ = try settings.promptParser(state: "/nowhere", environment: environment)
      return nil
    } catch {
      return Diagnosis.all(of: error, at: "test").first?.code
    }
  }

  @Test func `the rules read prompts unless a model is wanted`() throws {
    #expect(try Settings().promptParser(state: "/nowhere", environment: [:]) is RuleParser)
    #expect(!(try settings().promptParser(state: "/nowhere", environment: [:]) is RuleParser))
  }

  @Test(arguments: ["api.example.com", "ftp://a/", "https://user:word@a/", "https://"])
  func `an address that is none stops the start`(address: String) {
    #expect(code(settings { $0.languageModel.baseURL = address }) == "settings.not-allowed")
  }

  @Test func `a key is never sent over plain http to a public address`() {
    let public_ = settings { $0.languageModel.baseURL = "http://api.example.com/v1" }
    #expect(code(public_) == nil)
    #expect(code(public_, [SecretSource.languageModel.variable: "k-1234"]) == "settings.not-allowed")
  }

  @Test func `the key comes from a file, the environment, or systemd, in this order`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "language-model-key")
    try "k-file\n".write(to: file, atomically: true, encoding: .utf8)
    let environment = [SecretSource.languageModel.variable: "k-env", "CREDENTIALS_DIRECTORY": folder.path]
    func masked(_ file: String, _ environment: [String: String]) throws -> String? {
      let key = try SecretSource.languageModel.secret(file: file, environment: environment)
      return key.map { key in ["k-file", "k-env"].first { key.hidden(in: $0) == "(hidden)" } ?? "?" }
    }
    #expect(try masked(file.path, environment) == "k-file")
    #expect(try masked("", environment) == "k-env")
    #expect(try masked("", ["CREDENTIALS_DIRECTORY": folder.path]) == "k-file")
    #expect(try masked("", ["CREDENTIALS_DIRECTORY": "/nowhere"]) == nil)
  }

  @Test func `a key that cannot be read or is none stops the start`() {
    #expect(code(settings { $0.languageModel.keyFile = "/nowhere/key" }) == "settings.no-key")
    #expect(code(settings(), [SecretSource.languageModel.variable: "two words"]) == "settings.no-key")
  }
}
