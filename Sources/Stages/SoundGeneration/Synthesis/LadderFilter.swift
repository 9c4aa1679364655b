/// Four one-pole low-passes in a feedback loop with a saturating input, 24 dB per octave: the filter of acid lines.
///
/// Source: V. Zavalishin, *The Art of VA Filter Design* (2018), chapter 5: the transistor ladder without unit delay.
struct LadderFilter: Sendable {
  private var g: Float = 0.1
  private var slope: Float = 0
  private var feedback: Float = 0
  private var isFresh = true
  private var s: SIMD4<Float> = .zero

  /// Sets where the corner is to be after `frames` frames, and the resonance 0…1 (it rings from about 0.95 on).
  mutating func glide(to cutoff: Double, resonance: Double, over frames: Int) {
    let g1 = warped(Float(min(18_000, max(20, cutoff))))
    let target = g1 / (1 + g1)
    if isFresh { g = target }
    isFresh = false
    slope = (target - g) / Float(frames)
    feedback = Float(4.1 * min(1, max(0, resonance)))
  }

  /// The gain at low frequencies falls with the resonance, as in the circuit; half of that is given back.
  @inline(__always)
  mutating func next(_ x: Float) -> Float {
    g += slope
    let rest = 1 - g
    let g2 = g * g
    let state = rest * (g2 * g * s.x + g2 * s.y + g * s.z + s.w)
    let input = saturate(((1 + 0.5 * feedback) * x - feedback * state) / (1 + feedback * g2 * g2))
    let y1 = Self.pole(input, g, &s.x)
    let y2 = Self.pole(y1, g, &s.y)
    let y3 = Self.pole(y2, g, &s.z)
    return Self.pole(y3, g, &s.w)
  }

  @inline(__always)
  private static func pole(_ x: Float, _ g: Float, _ state: inout Float) -> Float {
    let v = (x - state) * g
    let y = v + state
    state = y + v
    return y
  }
}
