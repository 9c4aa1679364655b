import Foundation

/// Band-limited interpolation between samples: a sinc under a Kaiser window, in 256 phases.
///
/// Source: J. O. Smith, *Digital Audio Resampling* (CCRMA, 2002). With 24 taps and β = 7 the stop band lies 70 dB down and the
/// pass band ends at 0.76 of the Nyquist frequency (J. F. Kaiser, 1974); sounds that are played faster get a lower cutoff and
/// as many more taps, so that nothing folds back.
final class SincKernel: Sendable {
  private static let phases = 256
  private static let taps = 24
  private static let beta = 7.0
  /// The cutoff in parts of the Nyquist frequency.
  private static let rolloff = 0.95
  /// The steps for which there are kernels, from sample to sample of the recording.
  private static let steps = [1, 1.1, 1.25, 1.5, 2, 2.5, 3, 4, 6, 8]
  private static let all = steps.map(SincKernel.init)

  /// The number of taps, a multiple of 8.
  let width: Int
  private let table: [Float]

  /// The kernel for sounds that are read `step` samples at a time.
  static func forStep(_ step: Double) -> SincKernel {
    all[steps.firstIndex { step <= $0 + 1e-9 } ?? steps.count - 1]
  }

  private init(step: Double) {
    let width = 8 * Int((Double(Self.taps) * step / 8).rounded(.up))
    let cutoff = Self.rolloff / step
    let half = Double(width) / 2
    self.width = width
    table = (0...Self.phases).flatMap { phase -> [Float] in
      let offset = Double(phase) / Double(Self.phases)
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
  }

  /// The modified Bessel function of the first kind and order 0, by its series.
  private static func bessel(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for k in 1..<40 {
      term *= (x / 2 / Double(k)) * (x / 2 / Double(k))
      sum += term
    }
    return sum
  }

  /// Hands the table to `body`, for many calls of `value`.
  @inline(__always)
  func withTable(_ body: (UnsafePointer<Float>) -> Int) -> Int {
    table.withUnsafeBufferPointer { $0.baseAddress.map(body) ?? 0 }
  }

  /// The value between samples, `fraction` behind the tap in the middle; `samples` points to the first tap.
  @inline(__always)
  func value(_ table: UnsafePointer<Float>, _ samples: UnsafePointer<Float>, _ fraction: Double) -> Float {
    let place = fraction * Double(Self.phases)
    let phase = min(Self.phases - 1, Int(place))
    let between = Float(place - Double(phase))
    let row = UnsafeRawPointer(table + phase * width)
    let next = UnsafeRawPointer(table + (phase + 1) * width)
    let raw = UnsafeRawPointer(samples)
    var sum = SIMD8<Float>.zero
    var offset = 0
    while offset < 4 * width {
      let a = row.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
      let b = next.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
      sum += (a + between * (b - a)) * raw.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
      offset += 32
    }
    return sum.sum()
  }
}
