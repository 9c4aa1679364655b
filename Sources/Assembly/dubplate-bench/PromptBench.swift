import ArgumentParser
import Audio
import Daemon
import Prompt
import Settings

/// Times the understanding of prompts, and throws random text at it.
struct PromptBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompts", abstract: "Print the time that understanding a prompt takes: median, 99 %, worst.")

  @Option(help: "Also parse this many random and mutated texts; a crash or a value out of range ends the program.")
  var fuzz = 0

  @Option(help: "How often each prompt is parsed.")
  var rounds = 5

  func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let parser = try RuleParser(Settings())
    print("lexicon    \(Self.milliseconds(clock.now - start)) ms")
    let times = BenchPrompts.all.flatMap { prompt in
      (0..<rounds).map { _ in clock.measure { _ = parser.brief(for: Ticket(prompt: prompt)) } }
    }
    Self.report(times.sorted(), of: "\(BenchPrompts.all.count) prompts")
    if fuzz > 0 { try throwTexts(at: parser, clock) }
  }

  private func throwTexts(at parser: RuleParser, _ clock: ContinuousClock) throws {
    var texts = FuzzedTexts(from: BenchPrompts.all, seed: Seed(1))
    var times: [Duration] = []
    for _ in 0..<fuzz {
      let text = texts.next()
      var brief = Brief()
      times.append(clock.measure { brief = parser.brief(for: Ticket(prompt: text)) })
      guard brief.isInRange else { throw ValidationError("out of range: \(text.debugDescription)") }
    }
    Self.report(times.sorted(), of: "\(fuzz) random texts")
  }

  private static func report(_ times: [Duration], of what: String) {
    guard let worst = times.last else { return }
    let picks = [times[times.count / 2], times[times.count * 99 / 100], worst].map(milliseconds)
    print("\(what): median \(picks[0]) ms, 99 % \(picks[1]) ms, worst \(picks[2]) ms")
  }

  private static func milliseconds(_ time: Duration) -> Double { (time / .microseconds(1)).rounded() / 1_000 }
}
