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
    for tick in axis.ticks.dropFirst() { svg.addLevel(at: y(tick, axis), class: "grid") }
    for section in sections.dropFirst() { svg.addUpright(at: x(section.start), class: "boundary") }
    if let target { svg.addLevel(at: y(target.value, axis), class: "target") }
    svg.add(curve(axis), class: "curve")
    return Chart(svg: svg.element, levels: axis.labels, places: time.labels)
  }

  private var values: [Double] { points.compactMap { $0.loudness?.value } }

  /// Broken where there is silence.
  private func curve(_ axis: ValueAxis) -> SVGPath {
    var path = SVGPath()
    var isDrawing = false
    for point in points {
      guard let loudness = point.loudness else {
        isDrawing = false
        continue
      }
      let (x, y) = (x(point.time), y(loudness.value, axis))
      if isDrawing { path.line(to: x, y) } else { path.move(to: x, y) }
      isDrawing = true
    }
    return path
  }

  private func x(_ time: Seconds) -> Double { self.time.fraction(of: time) * Self.size.width }
  private func y(_ value: Double, _ axis: ValueAxis) -> Double { axis.fraction(of: value) * Self.size.height }
}
