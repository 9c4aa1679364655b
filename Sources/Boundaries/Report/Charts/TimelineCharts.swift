import Audio

/// Short-term loudness over time with the target's line.
struct LoudnessChart {
  let points: [LoudnessPoint]
  let target: Loudness?
  let sections: [ReportSection]
  let time: TimeAxis

  private static let size = (width: 800.0, height: 120.0)

  var chart: Chart {
    var svg = SVG(width: Self.size.width, height: Self.size.height)
    let axis = ValueAxis(covering: values + [target?.value].compactMap { $0 }, step: 6, span: 30)
    for tick in axis.ticks.dropFirst() { svg.addHorizontalLine(at: y(tick, axis), class: "grid") }
    for section in sections.dropFirst() { svg.addVerticalLine(at: x(section.start), class: "boundary") }
    if let target { svg.addHorizontalLine(at: y(target.value, axis), class: "target") }
    svg.add(curve(axis), class: "curve")
    return Chart(svg: svg.element, verticalLabels: axis.labels, horizontalLabels: time.labels)
  }

  private var values: [Double] { points.compactMap { $0.loudness?.value } }

  private func curve(_ axis: ValueAxis) -> SVGPath {
    SVGPath(through: points.map { point in point.loudness.map { (x(point.time), y($0.value, axis)) } })
  }

  private func x(_ time: Seconds) -> Double { self.time.fraction(of: time) * Self.size.width }
  private func y(_ value: Double, _ axis: ValueAxis) -> Double { axis.fraction(of: value) * Self.size.height }
}

/// The correlation of left and right over time, from 1 (mono) over 0 to −1 (cancelling).
struct CorrelationChart {
  let correlations: [Double?]
  let sections: [ReportSection]
  let time: TimeAxis

  private static let size = (width: 800.0, height: 120.0)

  var chart: Chart {
    var svg = SVG(width: Self.size.width, height: Self.size.height)
    for value in [0.5, -0.5] { svg.addHorizontalLine(at: Self.y(value), class: "grid") }
    for section in sections.dropFirst() { svg.addVerticalLine(at: x(section.start), class: "boundary") }
    svg.addHorizontalLine(at: Self.y(0), class: "target")
    svg.add(curve, class: "curve")
    let levels = [1.0, 0, -1].map { AxisLabel($0.shortest(1), at: (1 - $0) / 2) }
    return Chart(svg: svg.element, verticalLabels: levels, horizontalLabels: time.labels)
  }

  /// A point in the middle of each half second.
  private var curve: SVGPath {
    SVGPath(
      through: correlations.enumerated().map { i, value in
        value.map { (x(.s(0.5 * Double(i) + 0.25)), Self.y($0)) }
      })
  }

  private func x(_ time: Seconds) -> Double { self.time.fraction(of: time) * Self.size.width }
  private static func y(_ value: Double) -> Double { (1 - max(-1, min(1, value))) / 2 * size.height }
}

extension SVGPath {
  /// A line through the points, broken where there are none, as in silence.
  fileprivate init(through points: [(x: Double, y: Double)?]) {
    var isDrawing = false
    for point in points {
      if let point {
        if isDrawing { line(to: point.x, point.y) } else { move(to: point.x, point.y) }
      }
      isDrawing = point != nil
    }
  }
}
