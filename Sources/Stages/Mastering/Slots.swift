import Audio
import Foundation

/// The grid on which gains are computed: one slot is 32 frames, two thirds of a millisecond.
///
/// A few numbers per slot are all that stays in memory of a track, so ten minutes take about 20 MB.
enum Slots {
  static let frames = 32
  static let perSecond = SampleRate.standard.value / Double(frames)

  static func count(in time: Seconds) -> Int { Int((time.value * perSecond).rounded()) }

  /// The highest sample of each slot, measured from `centre`; the last one may be shorter.
  static func peaks(of samples: [Float], around centre: Float = 0) -> [Float] {
    (0..<(samples.count + frames - 1) / frames).map { slot in
      // Amplitudes order like their bit patterns, and integers are compared several at a time.
      var highest: UInt32 = 0
      for i in slot * frames..<min((slot + 1) * frames, samples.count) {
        highest = max(highest, (samples[i] - centre).bitPattern & 0x7fff_ffff)
      }
      return Float(bitPattern: highest)
    }
  }

  /// The share of the way that a one-pole filter with this time constant goes in one slot.
  static func glide(over time: Seconds) -> Float { Float(1 - exp(-1 / (time.value * perSecond))) }
}
