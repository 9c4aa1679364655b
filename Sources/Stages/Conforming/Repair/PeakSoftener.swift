import Audio
import Foundation

/// Rounds off the few peaks that stand far above a clip's loudness, as a studio's clipper does with drums.
///
/// Generated drums come without a compressor: their strokes may stand 18 dB above their loudness, and a master of usual
/// loudness has no room for that. Below the knee nothing is changed; above it a hyperbolic tangent leads smoothly to the
/// ceiling: f(x) = t + (c − t) tanh((x − t) / (c − t)).
public struct PeakSoftener: Sendable {
  private let knee: Float
  private let ceiling: Float

  // How far above the loudness, in dB.
  private static let (kneeAbove, ceilingAbove) = (9.0, 13.0)

  /// For sound of this loudness.
  public init(for loudness: Loudness) {
    knee = Float(pow(10, (loudness.value + Self.kneeAbove) / 20))
    ceiling = Float(pow(10, (loudness.value + Self.ceilingAbove) / 20))
  }

  public func process(_ block: inout StereoBuffer) {
    soften(&block.left)
    soften(&block.right)
  }

  private func soften(_ samples: inout [Float]) {
    let (knee, room) = (knee, ceiling - knee)
    for i in samples.indices {
      let level = abs(samples[i])
      guard level > knee else { continue }
      let softened = knee + room * tanh((level - knee) / room)
      samples[i] = samples[i] < 0 ? -softened : softened
    }
  }
}
