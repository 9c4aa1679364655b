import Audio
import Foundation

/// A channel vocoder: the levels of a voice's bands are applied to the same bands of a carrier.
///
/// Source: H. Dudley, *Remaking speech*, JASA 11 (1939). 24 bands, 110 Hz to 9 kHz; hiss passes by unchanged.
public struct Vocoder: Sendable {
  private static let attack = coefficient(.ms(4))
  private static let release = coefficient(.ms(30))
  /// Of the voice above 5 kHz, for consonants: −9 dB.
  private static let hiss: Float = 0.35

  private var voice = FilterBank()
  private var left: FilterBank
  private var right: FilterBank
  private var levels = VocoderBands()
  /// The levels that are applied: without the ripple of the speaker's pitch where `smoothing` is not 0.
  private var smooth = VocoderBands()
  private let smoothing: Float
  private var rumble = Biquad(.highPass(.Hz(120)))
  private var air = Biquad(.highPass(.Hz(5_000)))
  /// A saw has less in higher bands, by the root of the frequency; this makes the carrier flat.
  private let weights: VocoderBands

  /// A vocoder whose formants lie `formantRatio` times as high as the speaker's.
  ///
  /// The levels go to bands that lie higher or lower, all by the same ratio, as the resonances of vocal tracts of different
  /// lengths do (G. Fant, *Acoustic Theory of Speech Production*, 1960). With `smoothing`, the time in which a level follows by a
  /// factor of e, the pitch of the speaker is not heard as roughness.
  public init(formantRatio: Double = 1, smoothing: Seconds? = nil) {
    left = FilterBank(ratio: formantRatio)
    right = FilterBank(ratio: formantRatio)
    weights = VocoderBands { 3 * (VocoderBands.centre($0) * formantRatio / 1_000).squareRoot() }
    self.smoothing = smoothing.map(Self.coefficient) ?? 0
  }

  /// The bands of `carrier` at the levels of those of `modulator`, which must be as long; blocks follow each other.
  public mutating func process(_ modulator: [Float], carrier: StereoBuffer) -> StereoBuffer {
    precondition(modulator.count == carrier.frames)
    var output = carrier
    var now = self
    for i in modulator.indices {
      let spoken = now.rumble(modulator[i])
      now.follow(now.voice.process(spoken))
      let hiss = Self.hiss * now.air(spoken)
      output.left[i] = now.spokenBy(now.left.process(carrier.left[i])) + hiss
      output.right[i] = now.spokenBy(now.right.process(carrier.right[i])) + hiss
    }
    self = now
    return output
  }

  @inline(__always)
  private mutating func follow(_ bands: VocoderBands) {
    Self.follow(&levels.low, bands.low)
    Self.follow(&levels.middle, bands.middle)
    Self.follow(&levels.high, bands.high)
    guard smoothing > 0 else {
      smooth = levels
      return
    }
    smooth.low += smoothing * (levels.low - smooth.low)
    smooth.middle += smoothing * (levels.middle - smooth.middle)
    smooth.high += smoothing * (levels.high - smooth.high)
  }

  @inline(__always)
  private static func follow(_ level: inout SIMD8<Float>, _ band: SIMD8<Float>) {
    let size = band.replacing(with: -band, where: band .< 0)
    let speed = SIMD8<Float>(repeating: release).replacing(with: attack, where: size .> level)
    // The small constant keeps the followers from denormal numbers.
    level += speed * (size - level) + 1e-20
  }

  @inline(__always)
  private func spokenBy(_ carrier: VocoderBands) -> Float {
    let low = carrier.low * smooth.low * weights.low
    let middle = carrier.middle * smooth.middle * weights.middle
    let high = carrier.high * smooth.high * weights.high
    return (low + middle + high).sum()
  }

  private static func coefficient(_ time: Seconds) -> Float {
    Float(1 - exp(-1 / (time.value * SampleRate.standard.value)))
  }
}
