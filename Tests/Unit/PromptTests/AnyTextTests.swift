import Audio
import Foundation
import Prompt
import Testing

/// Whatever somebody types, there is a brief, and everything in it is in range.
@Suite struct AnyTextTests {
  private let parser: RuleParser

  init() throws { parser = try KnownGenres.wideParser() }

  /// `DUBPLATE_FUZZ` in the environment says how many instead.
  @Test func `random and mutated prompts give briefs in range`() {
    let count = ProcessInfo.processInfo.environment["DUBPLATE_FUZZ"].flatMap(Int.init) ?? 3_000
    var texts = FuzzedTexts(from: (Expectation.narrow + Expectation.wide).map(\.prompt), seed: Seed(1))
    for _ in 0..<count {
      let text = texts.next()
      #expect(parser.brief(for: Ticket(prompt: text)).isInRange, "\(text.debugDescription)")
    }
  }

  @Test(arguments: [
    "no ", "no, ", "without ", "a ", "and a half ", "one ", "hundred ", "9", "#", "house ", "dubstep-style ", "1:",
    "long ",
    "with a touch of ", "- ", "'", "f#", "bars ", "16 bars ", "warm ", "drums, ", "qzx ", "🎛", "é", "intro, ", "about ",
  ])
  func `8,000 characters of the same are no trouble`(piece: String) {
    let text = String(String(repeating: piece, count: 8_000 / piece.count))
    #expect(parser.brief(for: Ticket(prompt: text)).isInRange)
  }

  @Test func `8,000 characters of words never seen are no trouble`() {
    var random = SeededRandom(Seed(2))
    let letters = Array("abcdefghijklmnopqrstuvwxyz     ")
    let text = String((0..<8_000).map { _ in letters[Int(random.unit() * Double(letters.count))] })
    #expect(parser.brief(for: Ticket(prompt: text)).isInRange)
  }
}
