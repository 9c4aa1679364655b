import Music

/// A rhythm written in sixteenths, one character each: a letter strikes, `-` holds, `.` rests.
struct StepPattern: Equatable {
  /// One strike.
  struct Hit: Equatable {
    /// The sixteenth of the bar on which it falls.
    let step: Int
    /// How many sixteenths it is held.
    let length: Int
    let symbol: Character
  }

  /// The hits of each bar; the bars follow one another and then start again.
  let bars: [[Hit]]

  /// Bars are apart by spaces; what does not fit into `meter` is left out.
  init(_ text: String, meter: Meter) {
    let steps = meter.bar.ticks / Beats.sixteenths(1).ticks
    bars = text.split(separator: " ").map { Self.hits(Array($0.prefix(steps))) }
  }

  func hits(inBar bar: Int) -> [Hit] { bars.isEmpty ? [] : bars[bar % bars.count] }

  private static func hits(_ steps: [Character]) -> [Hit] {
    steps.indices.compactMap { step in
      guard steps[step] != ".", steps[step] != "-" else { return nil }
      let held = steps[(step + 1)...].prefix { $0 == "-" }.count
      return Hit(step: step, length: 1 + held, symbol: steps[step])
    }
  }
}
