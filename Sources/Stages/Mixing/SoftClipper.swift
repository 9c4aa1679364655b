import Audio
import Foundation

/// A soft clipper for the highest peaks of a stem, so that the master need not limit everything for one stroke.
///
/// Below the knee nothing is changed; above it the curve is a hyperbolic tangent that nears the ceiling. A wave that is higher
/// on one side of 0 loses more there and would be left with an offset: as much as the curve has taken from the mean is taken
/// from what comes in, so that the ceiling holds.
struct SoftClipper {
  private static let width = Decibels.dB(-4)
  /// The corner of the offset's follower: two octaves below the lowest bass.
  private static let corner = Hertz.Hz(5)
  private static let glide = Float(1 - exp(-2 * Double.pi * corner.value / SampleRate.standard.value))

  private let knee: Float
  private let room: Float
  private var offset = SIMD2<Float>.zero

  init(ceiling: Decibels) {
    knee = Float((ceiling + Self.width).factor)
    room = Float(ceiling.factor) - knee
  }

  mutating func process(_ block: inout StereoBuffer) {
    process(&block.left, &offset.x)
    process(&block.right, &offset.y)
  }

  private func process(_ samples: inout [Float], _ state: inout Float) {
    var offset = state
    for i in samples.indices {
      let sound = samples[i]
      samples[i] = rounded(sound - offset)
      offset += Self.glide * (samples[i] - sound)
    }
    // Far below any sound, and before numbers become denormal.
    state = abs(offset) < 1e-12 ? 0 : offset
  }

  @inline(__always)
  private func rounded(_ sample: Float) -> Float {
    guard abs(sample) > knee else { return sample }
    let rounded = knee + room * tanh((abs(sample) - knee) / room)
    return sample < 0 ? -rounded : rounded
  }
}
