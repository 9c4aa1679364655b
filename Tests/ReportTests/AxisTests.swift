import Audio
import Testing

@testable import Report

@Suite struct AxisTests {
  @Test(arguments: [(0.0, 1), (9, 9), (59, 12), (60, 12), (121, 8), (600, 10), (3_599, 12)])
  func `there are as many labels as there is room`(seconds: Double, count: Int) {
    let labels = TimeAxis(length: .s(seconds)).labels
    #expect(labels.count == count, "\(labels.map(\.text))")
    #expect(labels.first?.text == "0:00" && labels.first?.position == "0.000")
    #expect(labels.enumerated().allSatisfy { $1.isMinor == ($0 % 2 == 1) })
  }

  @Test(arguments: [(-1.0, 0.0), (0, 0), (30, 0.5), (60, 1), (61, 1), (.nan, 0)]) func `times lie within the axis`(
    time: Double, fraction: Double
  ) {
    let found = TimeAxis(length: .s(60)).fraction(of: .s(time))
    #expect(found == fraction || time.isNaN)
    #expect(TimeAxis(length: .s(0)).fraction(of: .s(time)) == 0)
  }

  /// Values, the lines and the step: half as wide for a reach below two and a half of them.
  @Test(
    arguments: [
      ([-14.0], [-12.0, -15]), ([-30, 0], [0, -6, -12, -18, -24, -30]), ([-29, -1], [0, -6, -12, -18, -24, -30]),
      ([-100, 0], [0, -6, -12, -18, -24, -30]), ([0, 0], [0, -3]), ([-15, 0], [0, -6, -12, -18]),
      ([-14.9, 0], [0, -3, -6, -9, -12, -15]),
      ([3, 8], [9, 6, 3]),
    ] as [([Double], [Double])])
  func `an axis has whole steps over its values`(values: [Double], ticks: [Double]) {
    #expect(ValueAxis(covering: values, step: 6, span: 30).ticks == ticks)
  }

  @Test func `what is not finite stands at an end`() {
    let axis = ValueAxis(covering: [-30, 0], step: 6, span: 30)
    #expect(axis.fraction(of: .infinity) == 0 && axis.fraction(of: -.infinity) == 1 && axis.fraction(of: .nan) == 1)
  }

  @Test func `correlation is drawn from 1 at the top to −1 at the bottom, half a second to the point`() throws {
    let chart = CorrelationChart(correlations: [1, 0, nil, -1, -1.5], sections: [], time: TimeAxis(length: .s(2.5)))
      .chart
    #expect(chart.verticalLabels.map(\.text) == ["1", "0", "−1"])
    #expect(chart.verticalLabels.map(\.position) == ["0.000", "50.000", "100.000"])
    let curve = try Markup(chart.svg).all("path").first { $0.has(class: "curve") }
    #expect(curve?.attributes["d"] == "M80.0 0.0L240.0 60.0M560.0 120.0L720.0 120.0")
  }

  @Test func `sections are parted by lines but for the first`() throws {
    let sections = [0.0, 10, 20].map { ReportSection(name: "a", bars: 1, start: .s($0), length: .s(10)) }
    let chart = LoudnessChart(points: [], target: nil, sections: sections, time: TimeAxis(length: .s(40))).chart
    let lines = try Markup(chart.svg).all("path").filter { $0.has(class: "boundary") }.compactMap { $0.attributes["d"] }
    #expect(lines == ["M200.0 0.0L200.0 120.0", "M400.0 0.0L400.0 120.0"])
  }

  @Test func `a drawing without a path is well-formed, and empty paths are left out`() throws {
    var svg = SVG(width: 10.4, height: 5)
    svg.add(SVGPath(), class: "x")
    let page = try Markup(svg.element)
    #expect(page.all("path").isEmpty && page.all("svg").first?.attributes["viewBox"] == "0 0 10 5")
  }
}
