import Audio
import Foundation

/// Gentle bus compression of the whole mix, whose detector measures loudness and not peaks.
enum GlueCompressor {
  private static let usual = 1.5
  /// The ratios that a match of a reference chooses from; 1 does nothing.
  private static let ratios = [1, 1.25, 1.5, 2, 2.5]
  /// The threshold lies this far below the loudness of the track, which takes about 1 dB off its loud parts.
  private static let below = 2.0
  private static let most: Float = 3
  private static let window = Seconds.ms(10)
  private static let attack = Seconds.ms(30)
  private static let release = Seconds.ms(200)

  /// The gain at the beginning of each control block and at the end of the last, 1 or less.
  static func gains(for envelope: MixEnvelope) -> [Float] { gains(for: envelope, ratio: usual) }

  /// The gains whose loudness range, and density as far as it is too little, are nearest to those of `character`.
  static func gains(for envelope: MixEnvelope, towards character: SoundCharacter) -> [Float] {
    let choices = ratios.map { gains(for: envelope, ratio: $0) }
    let costs = choices.map { distance(of: $0, on: envelope, from: character) }
    return choices.indices.min { costs[$0] < costs[$1] }.map { choices[$0] } ?? gains(for: envelope)
  }

  private static func distance(of gains: [Float], on envelope: MixEnvelope, from character: SoundCharacter) -> Double {
    var distance = 0.0
    if let wanted = character.loudnessRange, let range = envelope.loudnessRange(under: gains) {
      distance += abs((range - wanted).value)
    }
    if let wanted = character.peakToLoudness, let loudness = envelope.loudness(under: gains) {
      let peak = Decibels(factor: Double(envelope.peak(under: gains))).value
      distance += 0.5 * max(0, peak - loudness.value - wanted.value)
    }
    return distance
  }

  private static func gains(for envelope: MixEnvelope, ratio: Double) -> [Float] {
    let count = envelope.energies.count
    let unity = [Float](repeating: 1, count: count + 1)
    guard let loudness = envelope.loudness(under: unity) else { return unity }
    let threshold = Float(loudness.value - below)
    let slope = Float(1 - 1 / ratio)
    var gains = unity
    var (mean, reduction) = (Float(0), Float(0))
    let (smooth, attack, release) = (
      ControlBlock.glide(over: window), ControlBlock.glide(over: attack), ControlBlock.glide(over: release)
    )
    for j in 0..<count {
      mean += smooth * (envelope.energies[j] / Float(ControlBlock.frames) - mean)
      let level = -0.691 + 10 * log10(max(mean, 1e-12))
      let wanted = min(max((level - threshold) * slope, 0), most)
      reduction += (wanted > reduction ? attack : release) * (wanted - reduction)
      gains[j + 1] = pow(10, -reduction / 20)
    }
    return gains
  }
}
