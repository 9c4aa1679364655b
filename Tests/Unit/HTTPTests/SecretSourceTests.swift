import Diagnostics
import Foundation
import HTTP
import TestSupport
import Testing

@Suite struct SecretSourceTests {
  private let source = SecretSource(variable: "OWN_KEY", credential: "own-key", setting: "services.own.key_file")
  private let folder = Scratch.path("keys")

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  private func file(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    return "\(folder)/\(name)"
  }

  @Test func `a file comes before the environment, and that before systemd's credentials`() throws {
    let path = try file("key", "k-file\n")
    _ = try file("own-key", "k-credential\n")
    let environment = ["OWN_KEY": "k-variable", "CREDENTIALS_DIRECTORY": folder]
    #expect(try source.secret(file: path, environment: environment) == Secret("k-file"))
    #expect(try source.secret(file: "", environment: environment) == Secret("k-variable"))
    #expect(try source.secret(file: "", environment: ["CREDENTIALS_DIRECTORY": folder]) == Secret("k-credential"))
    #expect(
      try source.secret(file: "", environment: ["OWN_KEY": "", "CREDENTIALS_DIRECTORY": folder])
        == Secret("k-credential"))
  }

  @Test func `where there is none there is none`() throws {
    #expect(try source.secret(file: "", environment: [:]) == nil)
    #expect(try source.secret(file: "", environment: ["CREDENTIALS_DIRECTORY": "\(folder)/empty"]) == nil)
  }

  @Test(arguments: ["", "two words", "a\nb", "ä"]) func `what is no key is refused without showing it`(text: String)
    throws
  {
    let path = try file("bad", text)
    let inFile = #expect(throws: Problems.self) { try source.secret(file: path, environment: [:]) }
    #expect(inFile?.diagnoses.map(\.code) == ["settings.no-key"])
    #expect(inFile?.diagnoses.map(\.location) == ["services.own.key_file"])
    guard !text.isEmpty else { return }
    let inVariable = #expect(throws: Problems.self) { try source.secret(file: "", environment: ["OWN_KEY": text]) }
    #expect(inVariable?.diagnoses.map(\.location) == ["OWN_KEY"])
    #expect(inVariable.map { "\($0.diagnoses)".contains(text) } == false)
  }

  @Test func `a file that is not there is an error, not a missing key`() {
    let error = #expect(throws: Problems.self) {
      try source.secret(file: "\(folder)/not-there", environment: ["OWN_KEY": "k-variable"])
    }
    #expect(error?.diagnoses.first?.finding == "\(folder)/not-there cannot be read")
  }
}
