/// An upright axis of decibels or the like, with a line at every `step`.
struct ValueAxis: Equatable {
  let low: Double
  let high: Double
  let step: Double

  /// Covers `values` in whole steps, from a line above the highest down by at most `span`.
  ///
  /// Where they reach over less than two steps and a half, the steps are half as large.
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

  /// Where `value` stands, 0 being the top and 1 the bottom; what is off the axis stands at its end.
  func fraction(of value: Double) -> Double {
    guard value.isFinite else { return value > 0 ? 0 : 1 }
    return min(1, max(0, (high - value) / (high - low)))
  }

  var ticks: [Double] {
    (0...Int(((high - low) / step).rounded())).map { high - Double($0) * step }
  }

  /// Labels of all lines but the highest, whose place the chart's edge takes.
  var labels: [AxisLabel] {
    ticks.dropFirst().map { AxisLabel($0.written(0), at: fraction(of: $0)) }
  }
}
