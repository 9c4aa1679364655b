import Audio

/// The correlation of left and right over time, from 1 (mono) over 0 to −1 (cancelling).
struct CorrelationChart {
  let correlations: [Double?]
  let sections: [ReportSection]
  let time: TimeAxis

  private static let size = (width: 800.0, height: 120.0)

  var chart: Chart {
    var svg = SVG(width: Self.size.width, height: Self.size.height)
    for value in [0.5, -0.5] { svg.addLevel(at: Self.y(value), class: "grid") }
    for section in sections.dropFirst() { svg.addUpright(at: x(section.start), class: "boundary") }
    svg.addLevel(at: Self.y(0), class: "target")
    svg.add(curve, class: "curve")
    let levels = [1.0, 0, -1].map { AxisLabel($0.shortest(1), at: (1 - $0) / 2) }
    return Chart(svg: svg.element, levels: levels, places: time.labels)
  }

  /// Broken where there is silence.
  private var curve: SVGPath {
    var path = SVGPath()
    var isDrawing = false
    for (i, value) in correlations.enumerated() {
      guard let value else {
        isDrawing = false
        continue
      }
      let (x, y) = (x(.s(0.5 * Double(i) + 0.25)), Self.y(value))
      if isDrawing { path.line(to: x, y) } else { path.move(to: x, y) }
      isDrawing = true
    }
    return path
  }

  private func x(_ time: Seconds) -> Double { self.time.fraction(of: time) * Self.size.width }
  private static func y(_ value: Double) -> Double { (1 - max(-1, min(1, value))) / 2 * size.height }
}
