import Foundation

/// Band-limited interpolation between samples: a sinc under a Kaiser window, in 2,048 phases.
///
/// Source: J. O. Smith, *Digital Audio Resampling* (CCRMA, 2002). With 24 taps and β = 7 the stop band lies 70 dB down and the
/// pass band ends at 0.76 of the Nyquist frequency (J. F. Kaiser, 1974); sounds that are played faster get a lower cutoff and
/// as many more taps, so that nothing folds back. The nearest phase is taken: its error is below −70 dB up to 5 kHz, as that of the stop band.
final class SincKernel: @unchecked Sendable {
  // Unchecked because of the pointer, behind which nothing changes; kernels live as long as the program.
  private static let phaseCount = 2_048
  private static let taps = 24
  private static let beta = 7.0
  /// The cutoff in parts of the Nyquist frequency.
  private static let rolloff = 0.95
  /// The steps for which there are kernels, from sample to sample of the recording.
  private static let steps = [1, 1.1, 1.25, 1.5, 2, 2.5, 3, 4, 6, 8]
  private static let all = steps.map(SincKernel.init)

  /// The number of taps, a multiple of 8.
  let width: Int
  private let table: UnsafePointer<Float>

  /// The kernel for sounds that are read `step` samples at a time.
  static func forStep(_ step: Double) -> SincKernel {
    all[steps.firstIndex { step <= $0 + 1e-9 } ?? steps.count - 1]
  }

  private init(step: Double) {
    let width = 8 * Int((Double(Self.taps) * step / 8).rounded(.up))
    let cutoff = Self.rolloff / step
    let half = Double(width) / 2
    self.width = width
    let values = (0...Self.phaseCount).flatMap { phase -> [Float] in
      let offset = Double(phase) / Double(Self.phaseCount)
      let values = (0..<width).map { tap -> Double in
        let x = Double(tap) - (half - 1) - offset
        let edge = x / half
        guard abs(edge) < 1 else { return 0 }
        let angle = Double.pi * cutoff * x
        let sinc = abs(angle) < 1e-9 ? 1 : sin(angle) / angle
        return sinc * Self.bessel(Self.beta * (1 - edge * edge).squareRoot())
      }
      // A constant stays as it is.
      let sum = values.reduce(0, +)
      return values.map { Float($0 / sum) }
    }
    let room = UnsafeMutablePointer<Float>.allocate(capacity: values.count)
    room.initialize(from: values, count: values.count)
    table = UnsafePointer(room)
  }

  /// The modified Bessel function of the first kind and order 0, by its series.
  private static func bessel(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    var k = 1.0
    while term > 1e-12 * sum {
      term *= (x / 2 / k) * (x / 2 / k)
      sum += term
      k += 1
    }
    return sum
  }

  /// Writes `count` values, the first one at `position` in `source` and each `step` behind the last; the taps of all of them must
  /// lie within the source.
  func interpolate(
    _ source: UnsafePointer<Float>, from position: Double, step: Double, _ count: Int,
    into output: UnsafeMutablePointer<Float>
  ) {
    let (width, first) = (width, 1 - width / 2)
    let scale = Double(Self.phaseCount)
    for i in 0..<count {
      let place = position + Double(i) * step
      let base = Int(place)
      let phase = Int((place - Double(base)) * scale + 0.5)
      output[i] = Self.product(
        UnsafeRawPointer(table + phase * width), UnsafeRawPointer(source + (base + first)), bytes: 4 * width)
    }
  }

  /// The sum of taps times samples.
  @inline(__always)
  private static func product(_ taps: UnsafeRawPointer, _ samples: UnsafeRawPointer, bytes: Int) -> Float {
    var (low, high) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
    var offset = 0
    while offset < bytes {
      low +=
        taps.loadUnaligned(fromByteOffset: offset, as: SIMD4<Float>.self)
        * samples.loadUnaligned(fromByteOffset: offset, as: SIMD4<Float>.self)
      high +=
        taps.loadUnaligned(fromByteOffset: offset + 16, as: SIMD4<Float>.self)
        * samples.loadUnaligned(fromByteOffset: offset + 16, as: SIMD4<Float>.self)
      offset += 32
    }
    let sum = low + high
    return (sum.x + sum.y) + (sum.z + sum.w)
  }
}
