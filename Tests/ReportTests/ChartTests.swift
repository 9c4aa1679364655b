import Audio
import Testing

@testable import Report

@Suite struct ChartTests {
  @Test func `the loudness axis covers the curve in steps of 6 LU, 30 LU at most`() {
    let axis = ValueAxis(covering: [-14, -9.5, -60], step: 6, span: 30)
    #expect(axis.ticks == [-6, -12, -18, -24, -30, -36])
    #expect(axis.fraction(of: -6) == 0 && axis.fraction(of: -21) == 0.5 && axis.fraction(of: -70) == 1)
    #expect(axis.labels.map(\.text) == ["−12", "−18", "−24", "−30", "−36"])
  }

  @Test func `a quiet curve gets steps of 3 LU`() {
    #expect(ValueAxis(covering: [-14, -9.5, -21], step: 6, span: 30).ticks == [-9, -12, -15, -18, -21])
  }

  @Test(arguments: [[], [.nan], [-12, -12], [-Double.infinity]])
  func `an axis has a height whatever it covers`(values: [Double]) {
    let axis = ValueAxis(covering: values, step: 6, span: 30)
    #expect(axis.high > axis.low)
  }

  @Test func `loudness and target lie where the axis says`() throws {
    let points = [(0.0, -12.0), (30, -24), (60, -36)].map { LoudnessPoint(time: .s($0.0), loudness: .LUFS($0.1)) }
    let chart = LoudnessChart(
      points: points, target: .LUFS(-18), sections: [], time: TimeAxis(length: .s(60))
    ).chart
    let paths = try Markup(chart.svg).all("path")
    #expect(paths.first { $0.has(class: "curve") }?.attributes["d"] == "M0.0 0.0L400.0 60.0L800.0 120.0")
    #expect(paths.first { $0.has(class: "target") }?.attributes["d"] == "M0.0 30.0L800.0 30.0")
  }

  @Test func `silence leaves a gap in the loudness curve`() throws {
    let levels: [Double?] = [-12, -12, nil, -12, -12]
    let points = levels.enumerated().map { LoudnessPoint(time: .s(Double($0)), loudness: $1.map { .LUFS($0) }) }
    let chart = LoudnessChart(points: points, target: nil, sections: [], time: TimeAxis(length: .s(4))).chart
    let curve = try Markup(chart.svg).all("path").first { $0.has(class: "curve") }?.attributes["d"] ?? ""
    #expect(curve.count { $0 == "M" } == 2 && curve.count { $0 == "L" } == 2)
  }

  @Test func `full scale fills the height and every section has its tint`() throws {
    let column = WaveformOverview.WaveformColumn(low: -1, high: 1, rms: 0.5)
    let sections = [("a", 0.0), ("b", 5), ("a", 10)].map {
      ReportSection(name: $0.0, bars: 4, start: .s($0.1), length: .s(5))
    }
    let chart = WaveformChart(
      waveform: WaveformOverview(columns: [WaveformOverview.WaveformColumn](repeating: column, count: 20)),
      sections: sections,
      time: TimeAxis(length: .s(20))
    ).chart
    let paths = try Markup(chart.svg).all("path")
    #expect(paths.filter { $0.has(class: "tint-0") }.count == 4)
    #expect(paths.filter { $0.has(class: "tint-1") }.count == 2)
    #expect(paths.filter { $0.has(class: "tint-none") }.count == 2)
    #expect(paths[0].attributes["d"]?.hasPrefix("M0.5 0.0L1.5 0.0L2.5 0.0L3.5 0.0L4.5 0.0L4.5 120.0") == true)
  }

  @Test func `times are labelled at round places, twelve at most`() {
    #expect(TimeAxis(length: .s(120)).labels.map(\.text).prefix(4) == ["0:00", "0:10", "0:20", "0:30"])
    for length in [0.0, 5, 61, 119.9, 600, 1800, 7200] {
      #expect((1...12).contains(TimeAxis(length: .s(length)).labels.count) || length > 3600)
    }
  }

  @Test func `a spectrum of the same shape lies on the master's, however loud it is`() {
    let master = ThirdOctaves.nominal.indices.map { Decibels.dB(-Double($0)) }
    var other = master.map { Decibels.dB($0.value + 17) }
    #expect(
      SpectrumComparison(master: master, others: [SpectrumCurve(name: "x", levels: other)]).aligned[0].levels == master)
    other[4] = .dB(other[4].value - 27)
    let comparison = SpectrumComparison(master: master, others: [SpectrumCurve(name: "x", levels: other)])
    let furthest = comparison.furthest(from: comparison.aligned[0])
    #expect(furthest == BandPair(centre: .Hz(100), difference: 26))
  }

  @Test func `bands without sound do not disturb the spectrum`() throws {
    var levels = [Decibels](repeating: .dB(-20), count: ThirdOctaves.nominal.count)
    levels[0] = Decibels(factor: 0)
    let comparison = SpectrumComparison(master: levels, others: [SpectrumCurve(name: "x", levels: levels)])
    let chart = SpectrumChart(comparison: comparison).chart
    #expect(comparison.aligned[0].levels[5] == .dB(-20))
    #expect(try Markup(chart.svg).all("path").contains { $0.has(class: "curve-1") })
  }
}
