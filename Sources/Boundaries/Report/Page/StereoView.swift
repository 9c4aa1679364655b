import Audio

/// The stereo picture: a curve over time, and a row for each band.
struct StereoView {
  /// One band in the table.
  struct Row {
    let band: String
    let side: String
    let correlation: String
    /// How wide the row's meter is, in per cent: 0 at −40 dB, 100 at 0 dB.
    let meter: String
  }

  let chart: Chart
  let rows: [Row]

  init(_ picture: StereoPicture, _ content: ReportContent) {
    chart =
      CorrelationChart(
        correlations: picture.correlations, sections: content.sections, time: TimeAxis(length: content.facts.length)
      ).chart
    rows = picture.bands.map(Self.row)
  }

  private static func row(_ band: StereoPicture.Band) -> Row {
    let width = min(1, max(0, (band.side.value + 40) / 40))
    return Row(
      band: "\(text(band.low)) to \(text(band.high))Hz",
      side: band.side.value > -100 ? band.side.value.written(1) : "mono",
      correlation: band.correlation.written(2), meter: (100 * width).fixed(1))
  }

  private static func text(_ frequency: Hertz) -> String {
    let hz = frequency.value
    return hz < 1000 ? "\(hz.shortest(0)) " : "\((hz / 1000).shortest(1)) k"
  }
}
