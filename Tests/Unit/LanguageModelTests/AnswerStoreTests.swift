import Foundation
import Prompt
import TestSupport
import Testing

@testable import LanguageModel

@Suite(.fewAtOnce) final class AnswerStoreTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "answers-\(UUID().uuidString)").path

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func asking(_ model: String = "tiny") throws -> Asking {
    try Asking({ [folder] in
      $0.answers = folder
      $0.model = model
    }) { _, _ in [Asking.reply(#"{"energy":0.5}"#)] }
  }

  private var entries: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }

  @Test func `the same question is asked once, even of a new parser`() async throws {
    let asking = try asking()
    let first = try await asking.understand("something")
    let second = try await asking.understand("something")
    #expect(second.brief == first.brief)
    #expect(first.reader.cached == false)
    #expect(second.reader.cached == true)
    #expect(second.reader.tokens == nil)
    #expect(asking.server.requests.count == 1)
    #expect(try await asking.understand("something else").reader.cached == false)
    #expect(entries.count == 2)
  }

  @Test func `another model is another question`() {
    func question(_ model: String, _ instructions: String, _ prompt: String) -> String {
      AnswerStore.Question(server: "s", model: model, instructions: instructions, prompt: prompt).fingerprint
    }
    let all = [
      question("a", "i", "p"), question("b", "i", "p"), question("a", "j", "p"), question("a", "i", "q"),
      question("a", "ip", ""),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test(arguments: ["", "{", "{}", "null", #"{"question":"x","model":"tiny","answer":"{}","answer_sha256":"y"}"#])
  func `a damaged entry counts as none and is written anew`(text: String) async throws {
    let asking = try asking()
    _ = try await asking.understand("something")
    let path = "\(folder)/\(try #require(entries.first))"
    let sound = try String(contentsOfFile: path, encoding: .utf8)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try await asking.understand("something").reader.cached == false)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == sound)
  }

  @Test func `an entry that was tampered with counts as none`() async throws {
    let asking = try asking()
    _ = try await asking.understand("something")
    let path = "\(folder)/\(try #require(entries.first))"
    let text = try String(contentsOfFile: path, encoding: .utf8).replacing("0.5", with: "0.9")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try await asking.understand("something").brief.energy == 0.5)
    #expect(asking.server.requests.count == 2)
  }

  @Test func `useless answers are not kept, and a folder that cannot be written to is only noted`() async throws {
    let useless = try Asking({ [folder] in $0.answers = folder }) { _, _ in [Asking.reply("no")] }
    _ = try await useless.understand("something")
    #expect(entries.isEmpty)
    let blocked = try Asking({ $0.answers = "/proc/nowhere" }) { _, _ in [Asking.reply(#"{"energy":0.5}"#)] }
    let understood = try await blocked.understand("something")
    #expect(understood.reader.parser == .model)
    #expect(understood.brief.notes.contains { $0.contains("could not be kept") })
  }
}
