import Audio
import Foundation

/// A phaser: six all-passes in series with a moving corner, a quarter period apart on either side.
///
/// Source: J. Smith, *An allpass approach to digital phasing and flanging* (1984).
struct Phaser: Sendable {
  struct Settings: Sendable {
    /// In hertz.
    var rate = 0.25
    /// The lower end of the moving corner's range, in hertz.
    var low = 300.0
    /// The upper end of the range, in hertz.
    var high = 2400.0
    /// 0 ..< 1.
    var feedback = 0.4
    /// The share of the filtered sound, 0…1; at 1 the notches are deepest.
    var mix = 0.7
  }

  private static let controlFrames = 32

  private let settings: Settings
  private var states: [6 of SIMD2<Float>] = .init(repeating: .zero)
  private var coefficient = SIMD2<Float>(repeating: 0)
  private var last = SIMD2<Float>.zero
  private var frame = 0

  init(_ settings: Settings) { self.settings = settings }

  mutating func process(_ block: inout StereoBuffer) {
    let feedback = Float(settings.feedback)
    let mix = Float(settings.mix) * 0.5
    for i in 0..<block.frames {
      if frame % Self.controlFrames == 0 { setCorner() }
      let dry = SIMD2(block.left[i], block.right[i])
      var x = dry + feedback * last
      for stage in 0..<6 {
        // y[n] = c·x[n] + x[n−1] − c·y[n−1], with one state.
        let y = coefficient * x + states[stage]
        states[stage] = x - coefficient * y
        x = y
      }
      last = x
      let out = (1 - mix) * dry + mix * x
      block.left[i] = out.x
      block.right[i] = out.y
      frame += 1
    }
  }

  private mutating func setCorner() {
    let turn = settings.rate * Double(frame) / SampleRate.standard.value
    coefficient = SIMD2(corner(turn), corner(turn + 0.25))
  }

  private func corner(_ turn: Double) -> Float {
    let position = 0.5 - 0.5 * cos(2 * Double.pi * turn)
    let t = tan(Double.pi * settings.low * pow(settings.high / settings.low, position) / SampleRate.standard.value)
    return Float((t - 1) / (t + 1))
  }
}
