import Foundation
import Signal

/// An amplifier: what lies below `lowCut` stays clean, the rest goes through a curve at twice the rate and a tone control.
struct Drive: Sendable {
  struct Settings: Sendable {
    /// Gain into the curve, in dB.
    var amount = 8.0
    var curve = Shaper.Curve.soft
    /// What lies below is not driven, in hertz.
    var lowCut = 100.0
    /// The corner of the low-pass behind the curve, in hertz: a guitar cabinet has 5000.
    var tone = 12_000.0
    /// Of the driven sound, 0…1.
    var mix = 1.0
  }

  private let shaper: Shaper
  private let mix: Float
  private var oversampler = Oversampler()
  private var split: StateVariableFilter
  private var tone: [4 of Biquad]

  init(_ settings: Settings) {
    shaper = Shaper(settings.curve, drive: settings.amount, bias: 0.06)
    mix = Float(settings.mix)
    split = StateVariableFilter(.highPass)
    split.glide(to: settings.lowCut, resonance: 0.3, over: 1)
    let lowPass = Biquad(.lowPass(.Hz(settings.tone), q: 0.6))
    let highPass = Biquad(.highPass(.Hz(20)))
    tone = [lowPass, highPass, lowPass, highPass]
  }

  mutating func process(_ block: inout StereoBuffer) {
    let (shaper, mix) = (shaper, mix)
    for i in 0..<block.frames {
      let x = SIMD2(block.left[i], block.right[i])
      let high = split.next(x)
      let wet = oversampler.next(high) { shaper($0) }
      let y = SIMD2(tone[1](tone[0](wet.x)), tone[3](tone[2](wet.y)))
      let out = x + mix * (y - high)
      block.left[i] = out.x
      block.right[i] = out.y
    }
  }
}
