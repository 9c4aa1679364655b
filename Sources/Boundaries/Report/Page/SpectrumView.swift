import Audio

/// The spectrum with its legend and what it shows, in words.
struct SpectrumView {
  /// One curve in the legend.
  struct Entry {
    let number: Int
    let name: String
    let reading: String?
  }

  let chart: Chart
  let entries: [Entry]

  init(_ comparison: SpectrumComparison) {
    chart = SpectrumChart(comparison: comparison).chart
    let others = comparison.aligned.enumerated().map { number, curve in
      Entry(number: number + 1, name: curve.name, reading: comparison.furthest(from: curve).map(Self.reading))
    }
    entries = [Entry(number: 0, name: "Master", reading: nil)] + others
  }

  private static func reading(_ pair: BandPair) -> String {
    let hz = pair.centre.value
    let band = hz < 1000 ? "\(hz.shortest(1)) Hz" : "\((hz / 1000).shortest(2)) kHz"
    let side = pair.difference < 0 ? "below" : "above"
    return "the master is furthest from it at \(band), \(pair.difference.magnitude.written(1)) dB \(side)"
  }
}
