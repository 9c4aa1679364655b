import Music
import Prompt
import Signal
import Testing

/// Whatever somebody types, there is a brief, and everything in it is in range.
@Suite struct AnyTextTests {
  private let parser: RuleParser

  init() throws { parser = try KnownGenres.parser() }

  private func isInRange(_ brief: Brief) -> Bool {
    (brief.bpm.map { (40...240).contains($0.bpm) } ?? true)
      && (brief.duration.map { (5...600).contains($0.value) } ?? true)
      && (brief.loudness.map { (-30 ... -6).contains($0.value) } ?? true)
      && brief.evidence.allSatisfy { (0...1).contains($0.confidence) }
  }

  @Test func `random and mutated prompts give briefs in range`() {
    var random = SeededRandom(Seed(1))
    let prompts = (Expectation.basics + Expectation.music).map { Array($0.prompt) }
    let odd = Array("#♯♭&@'’-–/:.,()0123456789 \u{0}\n🎹éß𝄞ａ١")
    for round in 0..<1_500 {
      var text = prompts[round % prompts.count]
      for _ in 0..<(1 + round % 7) {
        let place = Int(random.unit() * Double(text.count))
        if random.chance(0.5) || text.isEmpty {
          text.insert(odd[Int(random.unit() * Double(odd.count))], at: place)
        } else {
          text.remove(at: place)
        }
      }
      #expect(isInRange(parser.brief(for: Ticket(prompt: String(text)))), "\(String(text))")
    }
  }

  @Test(arguments: [
    "no ", "no, ", "without ", "a ", "and a half ", "one ", "hundred ", "9", "#", "house ", "dubstep-style ", "1:",
    "long ",
    "with a touch of ", "- ", "'", "f#", "bars ", "16 bars ", "warm ", "drums, ", "qzx ", "🎛", "é", "intro, ", "about ",
  ])
  func `8,000 characters of the same are no trouble`(piece: String) {
    let text = String(String(repeating: piece, count: 8_000 / piece.count))
    #expect(isInRange(parser.brief(for: Ticket(prompt: text))))
  }

  @Test func `8,000 characters of words never seen are no trouble`() {
    var random = SeededRandom(Seed(2))
    let letters = Array("abcdefghijklmnopqrstuvwxyz     ")
    let text = String((0..<8_000).map { _ in letters[Int(random.unit() * Double(letters.count))] })
    #expect(isInRange(parser.brief(for: Ticket(prompt: text))))
  }
}
