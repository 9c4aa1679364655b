import Foundation
import Signal

/// Gentle compression of the whole mix, heard by loudness and not by peaks.
enum GlueCompressor {
  private static let ratio = 1.5
  /// The threshold lies this far below the loudness of the track, which takes about 1 dB off its loud parts.
  private static let below = 2.0
  private static let most: Float = 3
  private static let window = Seconds.ms(10)
  private static let attack = Seconds.ms(30)
  private static let release = Seconds.ms(200)

  /// The gain at the beginning of each slot and at the end of the last, 1 or less.
  static func gains(for envelope: MixEnvelope) -> [Float] {
    let count = envelope.energies.count
    let unity = [Float](repeating: 1, count: count + 1)
    guard let loudness = envelope.loudness(under: unity) else { return unity }
    let threshold = Float(loudness.value - below)
    let slope = Float(1 - 1 / ratio)
    var gains = unity
    var (mean, reduction) = (Float(0), Float(0))
    let (smooth, attack, release) = (Slots.glide(over: window), Slots.glide(over: attack), Slots.glide(over: release))
    for j in 0..<count {
      mean += smooth * (envelope.energies[j] / Float(Slots.frames) - mean)
      let level = -0.691 + 10 * log10(max(mean, 1e-12))
      let wanted = min(max((level - threshold) * slope, 0), most)
      reduction += (wanted > reduction ? attack : release) * (wanted - reduction)
      gains[j + 1] = pow(10, -reduction / 20)
    }
    return gains
  }
}
