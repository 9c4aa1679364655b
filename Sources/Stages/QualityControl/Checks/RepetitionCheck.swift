import Foundation

/// Whether the same bar is played over and over, sample for sample, as a loop that nobody arranged.
enum RepetitionCheck {
  /// Of equal bars in a row.
  static let usual = 4
  static let limit = 8
  /// Bars are equal when what differs is this far below them, in dB.
  static let likeness = 26.0

  static func run(_ windows: StereoWindows, _ expected: Expectations) -> Check {
    guard let bar = expected.bar, bar > 0 else {
      return Check("repetition", .undetermined, unit: "bars", detail: "How long a bar is was not said.")
    }
    let run = longestRun(in: windows.thinned, bar: bar)
    let status: CheckStatus = run.count <= usual ? .pass : run.count <= limit ? .warn : .fail
    let most = run.count > 1 ? "From \(place(Double(run.first) * bar)) on \(run.count) bars" : "No two bars in a row"
    return Check(
      "repetition", status, value: .number(Double(run.count)), unit: "bars", target: .number(Double(limit)),
      detail: "\(most) are the same; up to \(usual) are usual, more than \(limit) are a loop.",
      at: status == .pass ? nil : Double(run.first) * bar)
  }

  /// The longest run of equal bars, at least 1.
  private static func longestRun(in samples: [Float], bar: Double) -> (first: Int, count: Int) {
    let bars = Int(Double(samples.count) / (bar * 3000))
    var longest = (first: 0, count: min(1, bars))
    var first = 0
    for i in stride(from: 1, to: bars, by: 1) {
      if !areEqual(i - 1, i, in: samples, bar: bar) { first = i }
      if i + 1 - first > longest.count { longest = (first, i + 1 - first) }
    }
    return longest
  }

  private static func areEqual(_ a: Int, _ b: Int, in samples: [Float], bar: Double) -> Bool {
    let (startA, startB) = (Int((Double(a) * bar * 3000).rounded()), Int((Double(b) * bar * 3000).rounded()))
    let count = min(Int(bar * 3000), samples.count - startB)
    var (energy, rest): (Float, Float) = (0, 0)
    for i in 0..<count {
      let (x, y) = (samples[startA + i], samples[startB + i])
      energy += x * x + y * y
      rest += (x - y) * (x - y)
    }
    // Silence is no loop.
    return energy > 1e-6 * Float(count) && rest < energy * Float(pow(10, -likeness / 10))
  }
}
