import Foundation

/// The resonances of a vocal tract side by side on one channel, moving from vowel to vowel.
///
/// Five state-variable band-passes in the lanes of one vector (A. Simper 2013, as `StateVariableFilter`).
struct FormantFilter: Sendable {
  /// 2a₁ − 1, 2a₂ and 2a₃ of the source.
  private var a1 = SIMD8<Float>.zero
  private var a2 = SIMD8<Float>.zero
  private var a3 = SIMD8<Float>.zero
  private var out = SIMD8<Float>.zero
  private var first = SIMD8<Float>.zero
  private var second = SIMD8<Float>.zero

  /// Sets the formants of `vowel`, all of them multiplied by `shift`.
  mutating func set(_ vowel: Vowel, shift: Float = 1) {
    for lane in 0..<5 {
      let frequency = min(12_000, vowel.frequencies[lane] * shift)
      let g = warped(frequency)
      let k = max(0.02, Vowel.bandwidths[lane] * shift / frequency)
      let a = 1 / (1 + g * (g + k))
      a1[lane] = 2 * a - 1
      a2[lane] = 2 * g * a
      a3[lane] = 2 * g * g * a
      out[lane] = 0.5 * k * vowel.levels[lane]
    }
  }

  /// The equations are solved for the new states, as in `StateVariableFilter`.
  @inline(__always)
  mutating func next(_ x: Float) -> Float {
    let (before, last) = (first, second)
    first = a2 * x + (a1 * before - a2 * last)
    second = a3 * x + ((1 - a3) * last + a2 * before)
    return (out * (before + first)).sum()
  }
}

/// The ranges of singers whose formants are known.
enum VocalRange: Sendable { case tenor, alto, bass }

/// A vowel as five formants with their levels and bandwidths.
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

  /// In hertz.
  static let bandwidths = SIMD8<Float>(70, 85, 120, 140, 160, 200, 200, 200)

  static func of(_ voice: VocalRange, _ name: Name) -> Vowel {
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

  /// The interpolation to `other`: 0 is this vowel, 1 the other; formants move evenly in pitch.
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
