import Music

/// A rhythm written in sixteenths, one character each: a letter strikes, `-` holds, `.` rests.
public struct StepPattern: Sendable, Equatable {
  /// One note or drum hit.
  public struct Hit: Sendable, Equatable {
    /// The sixteenth of the bar on which it falls.
    public let step: Int
    /// The duration, in sixteenths.
    public let length: Int
    public let symbol: Character

    public init(step: Int, length: Int, symbol: Character) {
      self.step = step
      self.length = length
      self.symbol = symbol
    }
  }

  /// The hits of each bar; the bars follow one another and then start again.
  public let bars: [[Hit]]

  /// Bars are apart by spaces; what does not fit into `meter` is left out.
  public init(_ text: String, meter: Meter) {
    let steps = meter.bar.ticks / Beats.sixteenths(1).ticks
    bars = text.split(separator: " ").map { Self.hits(Array($0.prefix(steps))) }
  }

  public func hits(inBar bar: Int) -> [Hit] { bars.isEmpty ? [] : bars[bar % bars.count] }

  private static func hits(_ steps: [Character]) -> [Hit] {
    steps.indices.compactMap { step in
      guard steps[step] != ".", steps[step] != "-" else { return nil }
      let held = steps[(step + 1)...].prefix { $0 == "-" }.count
      return Hit(step: step, length: 1 + held, symbol: steps[step])
    }
  }
}
