import Audio

/// A zero-delay state-variable filter for both channels, 12 dB per octave, whose corner glides from chunk to chunk.
///
/// Source: A. Simper, *Solving the continuous SVF equations using trapezoidal integration* (2013).
struct StateVariableFilter: Sendable {
  /// The output that is used.
  enum Response: Sendable { case lowPass, bandPass, highPass, notch }

  private let output: Response
  private var k: Float = 1
  /// Twice a₁, a₂ and a₃ of the source now, and by how much they change each frame.
  private var a = SIMD4<Float>.zero
  private var slope = SIMD4<Float>.zero
  private var isFresh = true
  private var first: SIMD2<Float> = .zero
  private var second: SIMD2<Float> = .zero

  init(_ output: Response) { self.output = output }

  /// Sets where the corner is to be after `frames` frames.
  ///
  /// The corner is kept within 20 Hz … 20 kHz; the resonance runs from 0, none, to 1, ringing for ever.
  mutating func glide(to cutoff: Double, resonance: Double, over frames: Int) {
    let g = warped(Float(min(20_000, max(20, cutoff))))
    k = Float(2 - 1.96 * min(1, max(0, resonance)))
    let a1 = 1 / (1 + g * (g + k))
    let target = 2 * SIMD4(a1, g * a1, g * g * a1, 0)
    if isFresh { a = target }
    isFresh = false
    slope = (target - a) / Float(frames)
  }

  /// The next frame.
  ///
  /// The source's equations are solved for the new states, which waits for the old ones half as long.
  @inline(__always)
  mutating func next(_ x: SIMD2<Float>) -> SIMD2<Float> {
    a += slope
    let before = (first, second)
    first = a.y * x + ((a.x - 1) * before.0 - a.y * before.1)
    second = a.z * x + ((1 - a.z) * before.1 + a.y * before.0)
    let v1 = 0.5 * (before.0 + first)
    let v2 = 0.5 * (before.1 + second)
    switch output {
    case .lowPass: return v2
    case .bandPass: return k * v1
    case .highPass: return x - k * v1 - v2
    case .notch: return x - k * v1
    }
  }
}

/// One second-order section for both channels at once, transposed direct form II.
struct StereoBiquad: Sendable {
  private let c: BiquadCoefficients
  private var z1 = SIMD2<Float>.zero
  private var z2 = SIMD2<Float>.zero

  init(_ coefficients: BiquadCoefficients) { c = coefficients }

  @inline(__always)
  mutating func callAsFunction(_ x: SIMD2<Float>) -> SIMD2<Float> {
    let y = c.b0 * x + z1
    z1 = c.b1 * x - c.a1 * y + z2
    z2 = c.b2 * x - c.a2 * y
    return y
  }
}

extension DCBlocker {
  /// Behind effects and voices.
  static var usual: DCBlocker { DCBlocker(corner: .Hz(10)) }

  /// Folded waves lean further to one side than others, and begin to at once.
  init(behind shaper: Waveshaper) { self.init(corner: .Hz(shaper.curve == .fold ? 30 : 10)) }

  mutating func process(_ chunk: inout StereoChunk) {
    var copy = self
    chunk.update { copy($0) }
    self = copy
  }
}
