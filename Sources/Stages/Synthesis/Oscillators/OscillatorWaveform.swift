import Foundation

/// The waveform of an oscillator over one period; the peak is about ±1.
enum OscillatorWaveform: Sendable {
  case sine, triangle, saw, square
  /// A pulse that is high for a quarter of the period.
  case pulse
  /// Air through vocal folds that are open for 60 % of the period: harmonics fall by 10 dB an octave, every fifth is weak.
  case glottis
  /// A reed or a bow: odd harmonics a little stronger, falling by 9 dB an octave.
  case reed
  /// Drawbars 16′ 8′ 5⅓′ 4′ of a tone-wheel organ.
  case drawbars

  var table: Wavetable {
    switch self {
    case .sine: Self.sineTable
    case .triangle: Self.triangleTable
    case .saw: Self.sawTable
    case .square: Self.squareTable
    case .pulse: Self.pulseTable
    case .glottis: Self.glottisTable
    case .reed: Self.reedTable
    case .drawbars: Self.drawbarTable
    }
  }

  // Fourier series of the classic waves, all sines.
  private static let sineTable = Wavetable { $0 == 1 ? 1 : 0 }
  private static let sawTable = Wavetable { -2 / (Double.pi * Double($0)) }
  private static let squareTable = Wavetable { $0 % 2 == 0 ? 0 : 4 / (Double.pi * Double($0)) }
  private static let triangleTable = Wavetable { h in
    guard h % 2 == 1 else { return 0 }
    return (h % 4 == 1 ? 1 : -1) * 8 / pow(Double.pi * Double(h), 2)
  }
  private static let pulseTable = Wavetable { h in
    let order = Double(h)
    return 4 / (Double.pi * order) * sin(Double.pi * order * 0.25)
  }
  // Open quotient and tilt: D. Klatt and L. Klatt, *Analysis, synthesis and perception of voice quality* (1990).
  private static let glottisTable = Wavetable { h in
    let order = Double(h)
    return 1.2 * pow(order, -1.6) * (0.35 + 0.65 * abs(sin(Double.pi * order * 0.6)))
  }
  private static let reedTable = Wavetable { h in (h % 2 == 1 ? 0.75 : 0.45) * pow(Double(h), -1.5) }
  private static let drawbarTable = Wavetable { h in
    // The note itself is the second harmonic of the 16′ stop.
    let levels: [Int: Double] = [1: 0.55, 2: 0.6, 3: 0.4, 4: 0.35, 6: 0.12, 8: 0.1]
    return levels[h] ?? 0
  }
}
