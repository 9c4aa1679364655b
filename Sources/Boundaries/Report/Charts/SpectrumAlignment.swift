import Audio

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
  /// How far the master lies above the other, in dB.
  let difference: Double
}
