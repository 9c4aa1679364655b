import Audio

/// The waveform, every section in its own tint: the extremes pale, the root mean square solid.
struct WaveformChart {
  let waveform: WaveformOverview
  let sections: [ReportSection]
  let time: TimeAxis

  private static let height = 120.0

  var chart: Chart {
    var svg = SVG(width: Double(waveform.columns.count), height: Self.height)
    for run in runs where !run.columns.isEmpty {
      svg.add(outline(of: run.columns) { ($0.low, $0.high) }, class: "extremes \(run.tint)")
      svg.add(outline(of: run.columns) { (-$0.rms, $0.rms) }, class: "rms \(run.tint)")
    }
    return Chart(svg: svg.element, horizontalLabels: time.labels)
  }

  private struct TintedColumns {
    let columns: Range<Int>
    let tint: String
  }

  /// The columns of each section, and what rings on after the last.
  private var runs: [TintedColumns] {
    let tints = SectionTints(sections)
    let starts = sections.map { column(at: $0.start) }
    let end = sections.last.map { column(at: $0.start + $0.length) } ?? 0
    var runs: [TintedColumns] = []
    for (i, section) in sections.enumerated() {
      let next = i + 1 < starts.count ? starts[i + 1] : end
      runs.append(TintedColumns(columns: starts[i]..<max(starts[i], next), tint: tints.name(of: section)))
    }
    return runs + [TintedColumns(columns: end..<waveform.columns.count, tint: SectionTints.neutral)]
  }

  private func column(at time: Seconds) -> Int {
    Int((self.time.fraction(of: time) * Double(waveform.columns.count)).rounded())
  }

  private func outline(of columns: Range<Int>, _ extent: (WaveformOverview.WaveformColumn) -> (low: Float, high: Float))
    -> SVGPath
  {
    var path = SVGPath()
    for i in columns {
      let y = self.y(of: extent(waveform.columns[i]).high)
      if i == columns.lowerBound { path.move(to: Double(i) + 0.5, y) } else { path.line(to: Double(i) + 0.5, y) }
    }
    for i in columns.reversed() { path.line(to: Double(i) + 0.5, y(of: extent(waveform.columns[i]).low)) }
    path.close()
    return path
  }

  private func y(of sample: Float) -> Double {
    let value = sample.isFinite ? min(1, max(-1, Double(sample))) : 0
    return Self.height / 2 * (1 - value)
  }
}
