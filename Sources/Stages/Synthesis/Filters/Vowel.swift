import Foundation

/// Where the vocal tract resonates: five formants with their levels and bandwidths.
///
/// Source: the formant table of the Csound manual (after IRCAM's *CHANT*), tenor, alto and bass voices.
struct Vowel: Sendable {
  /// In hertz.
  let frequencies: SIMD8<Float>
  /// Linear, to the first formant.
  let levels: SIMD8<Float>

  private init(_ frequencies: [Float], _ levels: [Float]) {
    self.frequencies = SIMD8(frequencies + [6000, 6000, 6000])
    self.levels = SIMD8([1] + levels + [0, 0, 0])
  }

  enum Name: Sendable { case a, e, i, o, u }
  enum Voice: Sendable { case tenor, alto, bass }

  /// In hertz.
  static let bandwidths = SIMD8<Float>(70, 85, 120, 140, 160, 200, 200, 200)

  static func of(_ voice: Voice, _ name: Name) -> Vowel {
    switch (voice, name) {
    case (.tenor, .a): Vowel([650, 1080, 2650, 2900, 3250], [0.5, 0.45, 0.4, 0.079])
    case (.tenor, .e): Vowel([400, 1700, 2600, 3200, 3580], [0.2, 0.25, 0.2, 0.1])
    case (.tenor, .i): Vowel([290, 1870, 2800, 3250, 3540], [0.18, 0.126, 0.1, 0.032])
    case (.tenor, .o): Vowel([400, 800, 2600, 2800, 3000], [0.32, 0.25, 0.25, 0.05])
    case (.tenor, .u): Vowel([350, 600, 2700, 2900, 3300], [0.1, 0.14, 0.2, 0.05])
    case (.alto, .a): Vowel([800, 1150, 2800, 3500, 4950], [0.63, 0.1, 0.016, 0.001])
    case (.alto, .e): Vowel([400, 1600, 2700, 3300, 4950], [0.063, 0.032, 0.018, 0.001])
    case (.alto, .i): Vowel([350, 1700, 2700, 3700, 4950], [0.1, 0.032, 0.016, 0.001])
    case (.alto, .o): Vowel([450, 800, 2830, 3500, 4950], [0.35, 0.16, 0.04, 0.0018])
    case (.alto, .u): Vowel([325, 700, 2530, 3500, 4950], [0.25, 0.032, 0.01, 0.0006])
    case (.bass, .a): Vowel([600, 1040, 2250, 2450, 2750], [0.45, 0.35, 0.35, 0.1])
    case (.bass, .e): Vowel([400, 1620, 2400, 2800, 3100], [0.25, 0.35, 0.25, 0.126])
    case (.bass, .i): Vowel([250, 1750, 2600, 3050, 3340], [0.032, 0.16, 0.079, 0.04])
    case (.bass, .o): Vowel([400, 750, 2400, 2600, 2900], [0.28, 0.089, 0.1, 0.01])
    case (.bass, .u): Vowel([350, 600, 2400, 2675, 2950], [0.1, 0.025, 0.04, 0.016])
    }
  }

  /// The way from this vowel to `other`: 0 is here, 1 there; formants move evenly in pitch.
  func toward(_ other: Vowel, _ part: Float) -> Vowel {
    var between = self.frequencies
    for lane in 0..<5 {
      between[lane] = frequencies[lane] * pow(other.frequencies[lane] / frequencies[lane], part)
    }
    return Vowel(frequencies: between, levels: levels + part * (other.levels - levels))
  }

  private init(frequencies: SIMD8<Float>, levels: SIMD8<Float>) {
    self.frequencies = frequencies
    self.levels = levels
  }
}
