import Audio
import Foundation

extension CheckDefinition {
  /// The longest run of bars that are the same sample for sample, as a loop that nobody arranged.
  static let repetition = CheckDefinition(
    "repetition", title: "Repetition", unit: "bars", bound: .atMost, severity: .warn, repair: .anotherSong
  ) { RepetitionCheck.run($0.master.faults.windows, $1) }
}

enum RepetitionCheck {
  /// In bars in a row.
  static let usual = 4
  static let limit = 8
  /// Bars are equal when what differs is this far below them.
  static let likeness = Decibels.dB(26)

  static func run(_ windows: StereoWindows, _ expected: Expectations) -> CheckResult {
    guard let bar = expected.bar, bar > 0 else {
      return CheckResult(.repetition, .undetermined, detail: "How long a bar is was not said.")
    }
    let run = longestRun(in: windows.thinned, bar: bar)
    let status = CheckStatus(of: run.count, usual: usual, limit: limit)
    let start = Seconds.s(Double(run.first) * bar)
    let most = run.count > 1 ? "From \(timestamp(start)) on \(run.count) bars" : "No two bars in a row"
    return CheckResult(
      .repetition, status, value: .number(Double(run.count)), target: .number(Double(limit)),
      detail: "\(most) are the same; up to \(usual) are usual, more than \(limit) are a loop.",
      at: status == .pass ? nil : start)
  }

  /// The longest run of equal bars, at least 1; `bar` is the length of one in seconds.
  private static func longestRun(in samples: [Float], bar: Double) -> (first: Int, count: Int) {
    let frames = bar * StereoWindows.thinnedRate.value
    let bars = Int(Double(samples.count) / frames)
    var longest = (first: 0, count: min(1, bars))
    var first = 0
    for i in stride(from: 1, to: bars, by: 1) {
      if !areEqual(i - 1, i, in: samples, bar: bar) { first = i }
      if i + 1 - first > longest.count { longest = (first, i + 1 - first) }
    }
    return longest
  }

  private static func areEqual(_ a: Int, _ b: Int, in samples: [Float], bar: Double) -> Bool {
    let rate = StereoWindows.thinnedRate.value
    let (startA, startB) = (Int((Double(a) * bar * rate).rounded()), Int((Double(b) * bar * rate).rounded()))
    let count = min(Int(bar * rate), samples.count - startB)
    var (energy, rest): (Float, Float) = (0, 0)
    for i in 0..<count {
      let (x, y) = (samples[startA + i], samples[startB + i])
      energy += x * x + y * y
      rest += (x - y) * (x - y)
    }
    // Silence is no loop.
    return energy > 1e-6 * Float(count) && rest < energy * Float(pow(10, -likeness.value / 10))
  }
}
