/// Four one-pole low-passes in a feedback loop with a saturating input, 24 dB per octave: the filter of acid lines.
///
/// Source: V. Zavalishin, *The Art of VA Filter Design* (2018), chapter 5: the transistor ladder without unit delay. The
/// poles are linear, so that their new states are all worked out side by side from the saturated input.
struct LadderFilter: Sendable {
  private var g: Float = 0.1
  private var slope: Float = 0
  private var feedback: Float = 0
  private var isFresh = true
  private var s: SIMD4<Float> = .zero
  private let oversampling: Double

  /// For a sound at `oversampling` times the standard rate.
  init(oversampling: Int = 1) { self.oversampling = Double(oversampling) }

  /// Sets where the corner is to be after `frames` frames, and the resonance 0…1 (it rings from about 0.95 on).
  mutating func glide(to cutoff: Double, resonance: Double, over frames: Int) {
    let g1 = warped(Float(min(18_000, max(20, cutoff)) / oversampling))
    let target = g1 / (1 + g1)
    if isFresh { g = target }
    isFresh = false
    slope = (target - g) / Float(frames)
    feedback = Float(4.1 * min(1, max(0, resonance)))
  }

  /// The gain at low frequencies falls with the resonance, as in the circuit; half of that is given back.
  ///
  /// The k-th pole gives gᵏ·input plus what is left of the states before it, and its new state is twice that less the old one.
  @inline(__always)
  mutating func next(_ x: Float) -> Float {
    g += slope
    let rest = 1 - g
    let (g2, g3) = (g * g, g * g * g)
    let g4 = g2 * g2
    let (a, b, c, d) = (rest * s.x, rest * s.y, rest * s.z, rest * s.w)
    let state = (g3 * a + g2 * b) + (g * c + d)
    let input = saturate(((1 + 0.5 * feedback) * x - feedback * state) * (1 / (1 + feedback * g4)))
    let left = SIMD4(a, g * a + b, (g2 * a + g * b) + c, state)
    let out = SIMD4(g, g2, g3, g4) * input + left
    s = 2 * out - s
    return out.w
  }
}

/// The ladder and a curve behind it on one channel, at four times the rate: both saturate, and high notes would alias.
///
/// The inner oversampler doubles what the outer one has doubled.
struct DrivenLadder: Sendable {
  private static let factor = 4

  private let shaper: Waveshaper?
  private var ladder = LadderFilter(oversampling: factor)
  private var outer = Oversampler()
  private var inner = Oversampler()
  private var decimator = SteepDecimator()

  /// Without a shaper only the filter colours.
  init(_ shaper: Waveshaper?) { self.shaper = shaper }

  /// Filters and shapes the chunk, at whose end the corner has come to `cutoff`, in hertz.
  mutating func process(_ chunk: inout MonoChunk, cutoff: Double, resonance: Double) {
    ladder.glide(to: cutoff, resonance: resonance, over: Self.factor * MonoChunk.frames)
    let (first, second) = outer.up(chunk)
    chunk = decimator(coloured(first), coloured(second))
  }

  private mutating func coloured(_ chunk: MonoChunk) -> MonoChunk {
    var (first, second) = inner.up(chunk)
    colour(&first)
    colour(&second)
    return inner.down(first, second)
  }

  private mutating func colour(_ chunk: inout MonoChunk) {
    var ladder = ladder
    chunk.update { ladder.next($0) }
    self.ladder = ladder
    guard let shaper else { return }
    for four in 0..<MonoChunk.fours { chunk[four] = shaper(chunk[four]) }
  }
}
