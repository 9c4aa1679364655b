import Audio
import Foundation

/// The change of level and spectrum from 50 ms before a gap to 50 ms after it.
struct SpectralJump: Equatable {
  /// In dB.
  let level: Double
  /// In dB, root mean square over octaves, without the change of level.
  let spectrum: Double

  /// In frames.
  static let window = 2_400
  private static let size = 4_096
  // Octaves from 63 Hz to 8 kHz.
  private static let bins = (0..<8).map { octave in
    let low = 44.0 * pow(2, Double(octave)) * Double(size) / SampleRate.standard.value
    return Int(low.rounded(.up))..<Int((2 * low).rounded(.up))
  }
  // What is softer than this against the louder side is not heard beside it, in dB.
  private static let depth = 40.0

  /// `sound` holds a window, the gap, and another window.
  init(_ sound: StereoBuffer, with fft: RealFFT) {
    let before = Self.levels(sound[frames: 0..<Self.window], fft)
    let after = Self.levels(sound[frames: sound.frames - Self.window..<sound.frames], fft)
    let floor = max(before.max() ?? 0, after.max() ?? 0) - Self.depth
    let changes = zip(before, after).map { max($1, floor) - max($0, floor) }
    let total = { (levels: [Double]) in 10 * log10(levels.reduce(1e-12) { $0 + pow(10, $1 / 10) }) }
    level = max(total(after), floor) - max(total(before), floor)
    let mean = changes.reduce(0, +) / Double(changes.count)
    spectrum = (changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(changes.count)).squareRoot()
  }

  static func transform() -> RealFFT { RealFFT(size: size) }

  private static func levels(_ sound: StereoBuffer, _ fft: RealFFT) -> [Double] {
    let hann = Window.hann(window)
    var power = [Double](repeating: 1e-12, count: bins.count)
    for channel in [sound.left, sound.right] {
      let spectrum = fft.forward(zip(channel, hann).map { $0 * $1 }[...])
      for (b, range) in bins.enumerated() {
        for k in range {
          power[b] += Double(spectrum.real[k] * spectrum.real[k] + spectrum.imaginary[k] * spectrum.imaginary[k])
        }
      }
    }
    return power.map { 10 * log10($0) }
  }
}
