import Foundation

/// Lowers the rate of a stream of samples from 48 kHz to 6 kHz.
///
/// A windowed-sinc low-pass (Hamming, 96 taps, −6 dB at 3 kHz) keeps what would fold below 2.2 kHz 50 dB down.
struct Decimator {
  static let factor = 8
  private static let lanes = 12

  private let taps: [SIMD8<Float>]
  private var pending: [Float]
  private var start = 0

  init() {
    let count = 8 * Self.lanes
    let corner = 1.0 / 16
    var response = (0..<count).map { i -> Double in
      let x = Double(i) - Double(count - 1) / 2
      let window = 0.54 - 0.46 * cos(2 * .pi * Double(i) / Double(count - 1))
      return window * sin(2 * .pi * corner * x) / (.pi * x)
    }
    let sum = response.reduce(0, +)
    for i in response.indices { response[i] /= sum }
    taps = (0..<Self.lanes).map { lane in
      var tap = SIMD8<Float>()
      for i in 0..<8 { tap[i] = Float(response[8 * lane + i]) }
      return tap
    }
    pending = [Float](repeating: 0, count: count / 2)
  }

  /// The output that `samples` make available.
  mutating func process(_ samples: [Float]) -> [Float] {
    pending.removeFirst(start)
    pending += samples
    let count = max(0, (pending.count - 8 * Self.lanes) / Self.factor + 1)
    var output = [Float](repeating: 0, count: pending.count < 8 * Self.lanes ? 0 : count)
    let taps = taps
    pending.withUnsafeBytes { bytes in
      for n in output.indices {
        var sum = SIMD8<Float>()
        for lane in 0..<Self.lanes {
          let at = 4 * (Self.factor * n + 8 * lane)
          sum += taps[lane] * bytes.loadUnaligned(fromByteOffset: at, as: SIMD8<Float>.self)
        }
        output[n] = sum.sum()
      }
    }
    start = Self.factor * output.count
    return output
  }
}
