import Audio
import Foundation

/// A reducer of bit depth and sample rate, as in early samplers; the steps of the lower rate are left in.
struct BitCrusher: Sendable {
  struct Settings: Sendable {
    /// The resolution, in bits; fractions are allowed.
    var bits = 12.0
    /// In hertz.
    var rate = 26_040.0
    /// Of the crushed sound, 0…1.
    var mix = 1.0
  }

  private let levels: Float
  private let step: Float
  private let mix: Float
  private var clock: Float = 1
  private var held = SIMD2<Float>.zero

  init(_ settings: Settings) {
    levels = Float(pow(2, settings.bits - 1))
    step = Float(min(1, settings.rate / SampleRate.standard.value))
    mix = Float(settings.mix)
  }

  mutating func process(_ block: inout StereoBuffer) {
    for i in 0..<block.frames {
      clock += step
      let x = SIMD2(block.left[i], block.right[i])
      if clock >= 1 {
        clock -= 1
        held = SIMD2(nearestWhole(x.x * levels), nearestWhole(x.y * levels)) / levels
      }
      let out = x + mix * (held - x)
      block.left[i] = out.x
      block.right[i] = out.y
    }
  }
}
