import Audio

/// Third-octave spectra, every band as wide as the others.
struct SpectrumChart {
  let comparison: SpectrumComparison

  private static let size = (width: 810.0, height: 240.0)
  /// The bands that are labelled; all would crowd the axis.
  private static let labelled: [Double] = [50, 100, 200, 500, 1000, 2000, 5000, 10000]

  var chart: Chart {
    let curves = [comparison.master.map(\.value)] + comparison.aligned.map { $0.levels.map(\.value) }
    let axis = ValueAxis(covering: curves.flatMap { $0 }, step: 10, span: 60)
    var svg = SVG(width: Self.size.width, height: Self.size.height)
    for tick in axis.ticks.dropFirst() {
      svg.addHorizontalLine(at: axis.fraction(of: tick) * Self.size.height, class: "grid")
    }
    for band in labelledBands { svg.addVerticalLine(at: x(band), class: "grid") }
    svg.add(area(under: curves[0], axis), class: "master-area")
    for (number, curve) in curves.enumerated().reversed() {
      svg.add(line(through: curve, axis), class: "curve-\(number)")
    }
    return Chart(svg: svg.element, verticalLabels: axis.labels, horizontalLabels: labels)
  }

  private var labelledBands: [Int] { Self.labelled.compactMap { ThirdOctaves.nominal.firstIndex(of: $0) } }

  private var labels: [AxisLabel] {
    labelledBands.enumerated().map { number, band in
      let hz = ThirdOctaves.nominal[band]
      let text = hz < 1000 ? hz.written(0) : "\((hz / 1000).written(0))k"
      return AxisLabel(text, at: x(band) / Self.size.width, isMinor: number % 2 == 1)
    }
  }

  private func line(through levels: [Double], _ axis: ValueAxis) -> SVGPath {
    var path = SVGPath()
    for (band, level) in levels.prefix(ThirdOctaves.nominal.count).enumerated() {
      let y = axis.fraction(of: level) * Self.size.height
      if band == 0 { path.move(to: x(band), y) } else { path.line(to: x(band), y) }
    }
    return path
  }

  private func area(under levels: [Double], _ axis: ValueAxis) -> SVGPath {
    var path = line(through: levels, axis)
    guard let last = levels.prefix(ThirdOctaves.nominal.count).indices.last else { return path }
    path.line(to: x(last), Self.size.height)
    path.line(to: x(0), Self.size.height)
    path.close()
    return path
  }

  /// The middle of a band.
  private func x(_ band: Int) -> Double {
    (Double(band) + 0.5) * Self.size.width / Double(ThirdOctaves.nominal.count)
  }
}

extension SpectrumComparison {
  /// The other curves, each shifted so that its mean level is the master's: how loud a reference is says nothing about
  /// its tone.
  var aligned: [SpectrumCurve] {
    others.map { curve in
      let differences = pairs(with: curve).map(\.difference)
      let shift = differences.isEmpty ? 0 : differences.reduce(0, +) / Double(differences.count)
      return SpectrumCurve(name: curve.name, levels: curve.levels.map { .dB($0.value + shift) })
    }
  }

  /// The band in which the master differs most from an aligned curve; nil when they share no band.
  func furthest(from curve: SpectrumCurve) -> BandPair? {
    pairs(with: curve).max { $0.difference.magnitude < $1.difference.magnitude }
  }

  /// The bands in which both have sound: within 80 dB of the master's loudest.
  private func pairs(with curve: SpectrumCurve) -> [BandPair] {
    let floor = (master.map(\.value).max() ?? 0) - 80
    return zip(ThirdOctaves.nominal, zip(master, curve.levels)).compactMap { hz, levels in
      guard levels.0.value > floor, levels.0.value.isFinite, levels.1.value.isFinite else { return nil }
      return BandPair(centre: .Hz(hz), difference: levels.0.value - levels.1.value)
    }
  }
}

/// One band of two spectra.
struct BandPair: Equatable {
  let centre: Hertz
  /// The master's level above the other's, in dB.
  let difference: Double
}
