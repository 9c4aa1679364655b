import Audio
import Foundation

/// The filter of one note, both channels.
///
/// Source: V. Zavalishin, *The Art of VA Filter Design* (2012), the state variable and the one-pole filter in the topology-preserving
/// form.
struct VoiceFilter {
  private let shape: RegionFilter.Shape
  private let g: Float
  private let damping: Float
  private var first = SIMD2<Float>.zero
  private var second = SIMD2<Float>.zero

  /// Nil where the region has none.
  init?(_ filter: RegionFilter, key: Int, velocity: Double) {
    guard let cutoff = filter.cutoff else { return nil }
    let cents = filter.keytrack * Double(key - filter.keycenter) + filter.velocityTrack * velocity
    let rate = SampleRate.standard.value
    let frequency = max(10, min(0.45 * rate, cutoff * pow(2, cents / 1_200)))
    // Above hearing a low pass is none.
    if cutoff >= 20_000, cents >= 0, filter.shape == .lowPass1 || filter.shape == .lowPass2 { return nil }
    shape = filter.shape
    g = Float(tan(Double.pi * frequency / rate))
    // The resonance is the gain at the cutoff above that of a Butterworth filter.
    damping = Float(2.squareRoot() * pow(10, -max(0, min(40, filter.resonance)) / 20))
  }

  @inline(__always)
  mutating func next(_ input: SIMD2<Float>) -> SIMD2<Float> {
    switch shape {
    case .lowPass1, .highPass1:
      let step = (input - first) * (g / (1 + g))
      let low = step + first
      first = low + step
      return shape == .lowPass1 ? low : input - low
    case .lowPass2, .highPass2, .bandPass2:
      let high = (input - (damping + g) * first - second) / (1 + damping * g + g * g)
      let band = g * high + first
      let low = g * band + second
      first = g * high + band
      second = g * band + low
      switch shape {
      case .lowPass2: return low
      case .highPass2: return high
      default: return damping * band
      }
    }
  }
}
