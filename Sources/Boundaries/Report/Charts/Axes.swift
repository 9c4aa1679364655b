import Audio

/// A level axis of time.
struct TimeAxis {
  let length: Seconds

  /// The position of `time`, 0…1.
  func fraction(of time: Seconds) -> Double {
    length.value > 0 ? min(1, max(0, time.value / length.value)) : 0
  }

  /// At most twelve labels at round times; every second one can be spared.
  var labels: [AxisLabel] {
    let step = [1.0, 2, 5, 10, 15, 30, 60, 120].first { length.value / $0 <= 12 } ?? 300
    let count = Int(length.value * 0.97 / step)
    return (0...max(0, count)).map { i in
      let time = Seconds.s(Double(i) * step)
      return AxisLabel(time.clock, at: fraction(of: time), isMinor: i % 2 == 1)
    }
  }
}

/// An upright axis of decibels or the like, with a line at every `step`.
struct ValueAxis: Equatable {
  let low: Double
  let high: Double
  let step: Double

  /// Covers `values` in whole steps, from a line above the highest down by at most `span`.
  ///
  /// The steps are halved where the values span less than two and a half of them.
  init(covering values: [Double], step coarse: Double, span: Double) {
    let finite = values.filter(\.isFinite)
    let reach = min(span, (finite.max() ?? 0) - (finite.min() ?? 0))
    let step = reach < 2.5 * coarse ? coarse / 2 : coarse
    let top = ((finite.max() ?? 0) / step).rounded(.up) * step
    let bottom = ((finite.min() ?? top - span) / step).rounded(.down) * step
    self.step = step
    high = top
    low = min(top - step, max(bottom, top - span))
  }

  /// The position of `value`, from 0 at the top to 1 at the bottom, clamped to the axis.
  func fraction(of value: Double) -> Double {
    guard value.isFinite else { return value > 0 ? 0 : 1 }
    return min(1, max(0, (high - value) / (high - low)))
  }

  var ticks: [Double] {
    (0...Int(((high - low) / step).rounded())).map { high - Double($0) * step }
  }

  /// Labels of all lines but the highest, which the chart's edge replaces.
  var labels: [AxisLabel] {
    ticks.dropFirst().map { AxisLabel($0.written(0), at: fraction(of: $0)) }
  }
}

/// The tints of sections: one for each name, in the order of first occurrence.
struct SectionTints {
  /// The tint outside of all sections.
  static let neutral = "tint-none"

  private static let count = 8
  private let order: [String]

  init(_ sections: [ReportSection]) {
    order = sections.reduce(into: []) { if !$0.contains($1.name) { $0.append($1.name) } }
  }

  /// The class that the style sheet colours.
  func name(of section: ReportSection) -> String {
    guard let index = order.firstIndex(of: section.name) else { return Self.neutral }
    return "tint-\(index % Self.count)"
  }
}
