import Audio
import Foundation

/// The rise of the spectrum around each moment: the mean over third octaves of what the next 11 ms have over the last,
/// in dB.
///
/// Tones that beat with each other move the energy of a few milliseconds by as much as a soft attack does; spectra of 43 ms
/// hold them apart. The difference is symmetric, so that its peak lies on the attack.
/// Source: J. P. Bello et al., *A tutorial on onset detection in music signals* (IEEE TSAP 2005), "Spectral features".
struct FluxCurve {
  /// One value for every `hop` frames.
  private(set) var values: [Float] = []

  static let hop = 128
  private static let size = 2_048
  /// The rise is taken from so many hops before to so many after.
  private static let reach = 4
  private static let edges = (0...18).map { 200 * pow(2, Double($0) / 3) }
  private static let bins = zip(edges, edges.dropFirst()).map { low, high in
    let width = SampleRate.standard.value / Double(size)
    return Int((low / width).rounded())..<max(Int((low / width).rounded()) + 1, Int((high / width).rounded()))
  }

  /// For a source at 48 kHz.
  init(_ source: any AudioSource) throws {
    let levels = try Self.levels(source)
    let bands = Self.bins.count
    let count = levels.count / bands
    let loudest = levels.max() ?? -120
    let floor = loudest - 60
    values = [Float](repeating: 0, count: count)
    // Where a file breaks off there is a splash in the spectrum that is no attack.
    for n in stride(from: 0, to: count - Self.size / Self.hop, by: 1) {
      let (after, before) = ((n + Self.reach) * bands, (n - Self.reach) * bands)
      var sum: Float = 0
      for b in 0..<bands {
        sum += max(0, max(levels[after + b], floor) - (before < 0 ? floor : max(levels[before + b], floor)))
      }
      values[n] = sum / Float(bands)
    }
  }

  /// In seconds.
  static func time(_ position: Double) -> Double { position * Double(hop) / SampleRate.standard.value }

  /// The levels of all bands in dB, spectrum after spectrum, each centred on a multiple of `hop`.
  private static func levels(_ source: any AudioSource) throws -> [Float] {
    let fft = RealFFT(size: size)
    let window = Window.hann(size)
    var power = [Float](repeating: 0, count: size / 2 + 1)
    var levels: [Float] = []
    levels.reserveCapacity(source.frameCount / hop * bins.count)
    let step = 128 * hop
    for start in stride(from: 0, to: source.frameCount, by: step) {
      let block = try source.read(start - size / 2..<start + step + size / 2)
      for first in stride(from: 0, to: min(step, source.frameCount - start), by: hop) {
        for k in power.indices { power[k] = 0 }
        fft.addPower(of: block.left[first..<first + size], window: window, to: &power)
        fft.addPower(of: block.right[first..<first + size], window: window, to: &power)
        for range in bins {
          var sum: Float = 1e-9
          for k in range { sum += power[k] }
          levels.append(10 * log10(sum))
        }
      }
    }
    return levels
  }
}
