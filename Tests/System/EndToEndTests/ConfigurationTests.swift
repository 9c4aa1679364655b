import Foundation
import Testing

/// Settings that cannot be used, in every command.
@Suite struct ConfigurationTests {
  @Test(arguments: [["parse", "house"], ["jobs"], ["doctor"], ["run", "--once"], ["drop", "house"], ["show", "x"]])
  func `a settings file that is named and not there is an error of the command`(arguments: [String]) throws {
    let studio = try Studio()
    let (process, _, errors) = try Program.start(
      arguments + ["--root", studio.root, "--config", "\(studio.root)/none.yaml"])
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 64)
    #expect(words.contains("there is no file \(studio.root)/none.yaml"), "\(words)")
    #expect(try studio.everything(in: ".") == ["inbox"])
  }

  @Test func `folders that lie in each other are refused before anything is made`() throws {
    let studio = try Studio()
    let result = try Program.run(
      "run", "--once", "--root", studio.root, environment: ["DUBPLATE_FOLDERS_OUTBOX": "\(studio.root)/inbox/done"])
    #expect(result.code == 78 && result.errors.contains("lies in folders.inbox"), "\(result.errors)")
    #expect(try studio.everything(in: ".") == ["inbox"])
  }
}
