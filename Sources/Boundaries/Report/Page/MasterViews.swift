import Audio

/// The spectrum with its legend and what it shows, in words.
struct SpectrumView {
  /// One curve in the legend.
  struct LegendEntry {
    let number: Int
    let name: String
    let difference: String?
  }

  let chart: Chart
  let entries: [LegendEntry]

  init(_ comparison: SpectrumComparison) {
    chart = SpectrumChart(comparison: comparison).chart
    let others = comparison.aligned.enumerated().map { number, curve in
      LegendEntry(
        number: number + 1, name: curve.name, difference: comparison.furthest(from: curve).map(Self.difference))
    }
    entries = [LegendEntry(number: 0, name: "Master", difference: nil)] + others
  }

  private static func difference(_ pair: BandPair) -> String {
    let hz = pair.centre.value
    let band = hz < 1000 ? "\(hz.shortest(1)) Hz" : "\((hz / 1000).shortest(2)) kHz"
    let side = pair.difference < 0 ? "below" : "above"
    return "the master is furthest from it at \(band), \(pair.difference.magnitude.written(1)) dB \(side)"
  }
}

/// The stereo image: a curve over time, and a row for each band.
struct StereoView {
  /// One band in the table.
  struct BandRow {
    let band: String
    let side: String
    let correlation: String
    /// The length of the row's meter, in per cent: 0 at −40 dB, 100 at 0 dB.
    let meter: String
  }

  let chart: Chart
  let rows: [BandRow]

  init(_ picture: StereoMeasurements, _ content: ReportContent) {
    chart =
      CorrelationChart(
        correlations: picture.correlations, sections: content.sections, time: TimeAxis(length: content.facts.length)
      ).chart
    rows = picture.bands.map(Self.row)
  }

  private static func row(_ band: StereoMeasurements.Band) -> BandRow {
    let width = min(1, max(0, (band.side.value + 40) / 40))
    return BandRow(
      band: "\(text(band.low)) to \(text(band.high))Hz",
      side: band.side.value > -100 ? band.side.value.written(1) : "mono",
      correlation: band.correlation.written(2), meter: (100 * width).fixed(1))
  }

  private static func text(_ frequency: Hertz) -> String {
    let hz = frequency.value
    return hz < 1000 ? "\(hz.shortest(0)) " : "\((hz / 1000).shortest(1)) k"
  }
}
