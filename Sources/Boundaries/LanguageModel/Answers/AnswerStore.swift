import Foundation
import System

/// Keeps answers by what was asked, so that nothing is paid for twice.
///
/// An entry appears whole or not at all; one that does not fit its question or is damaged counts as not there.
struct AnswerStore: Sendable {
  /// The parts of a question that decide its answer.
  struct Question: Sendable {
    let server: String
    let model: String
    let instructions: String
    let prompt: String

    var fingerprint: String {
      let parts = ["1", server, model, instructions, prompt]
      return Fingerprint(of: parts.map { "\($0.utf8.count):\($0)" }.joined().utf8).description
    }
  }

  struct Entry: Codable, Equatable {
    let question: String
    let model: String
    let answer: String
    let answerSHA256: String

    enum CodingKeys: String, CodingKey {
      case question, model, answer
      case answerSHA256 = "answer_sha256"
    }
  }

  let folder: String

  /// The answer that was given to `question` before; nil if there is none that is sound.
  func answer(to question: Question) -> String? {
    guard let data = try? Data(contentsOf: URL(filePath: path(of: question))),
      let entry = try? JSONDecoder().decode(Entry.self, from: data), entry.question == question.fingerprint,
      entry.answerSHA256 == Fingerprint(of: entry.answer.utf8).description
    else { return nil }
    return entry.answer
  }

  /// Keeps an answer; throws if the folder cannot be written to.
  func keep(_ answer: String, to question: Question) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let entry = Entry(
      question: question.fingerprint, model: question.model, answer: answer,
      answerSHA256: Fingerprint(of: answer.utf8).description)
    try DurableFile.write(encoder.encode(entry), to: path(of: question))
  }

  private func path(of question: Question) -> String { "\(folder)/\(question.fingerprint).json" }
}
