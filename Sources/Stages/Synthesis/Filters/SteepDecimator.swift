import Audio
import Foundation

/// A two-fold decimator with hardly a transition: flat up to 21.8 kHz, 70 dB down from 25.1 kHz on.
///
/// A half-band filter is only 6 dB down at half the rate, so that the fifth harmonic of a bright 5 kHz note would come back as
/// an alias at 23 kHz. Source: windowed sinc, 128 taps, Kaiser window with β = 6.8 (J. Kaiser 1974).
struct SteepDecimator: Sendable {
  private static let count = 128
  private static let taps = windowedSinc(corner: 23_400 / 96_000)

  private let taps = SteepDecimator.taps
  /// The last 127 frames at twice the rate, then two chunks.
  private var line = [Float](repeating: 0, count: count + 2 * MonoChunk.frames)

  /// Two chunks at twice the rate as one.
  mutating func callAsFunction(_ first: MonoChunk, _ second: MonoChunk) -> MonoChunk {
    let (kept, taps) = (Self.count, taps)
    var chunk = MonoChunk()
    line.withUnsafeMutableBytes { bytes in
      for four in 0..<MonoChunk.fours {
        bytes.storeBytes(of: first[four], toByteOffset: 4 * (kept + 4 * four), as: SIMD4<Float>.self)
        bytes.storeBytes(
          of: second[four], toByteOffset: 4 * (kept + MonoChunk.frames + 4 * four), as: SIMD4<Float>.self)
      }
      for four in 0..<MonoChunk.fours {
        chunk[four] = SIMD4(
          Self.sum(taps, bytes, from: 8 * four + 2), Self.sum(taps, bytes, from: 8 * four + 4),
          Self.sum(taps, bytes, from: 8 * four + 6), Self.sum(taps, bytes, from: 8 * four + 8))
      }
      for i in 0..<kept / 4 {
        let late = bytes.loadUnaligned(fromByteOffset: 4 * (2 * MonoChunk.frames + 4 * i), as: SIMD4<Float>.self)
        bytes.storeBytes(of: late, toByteOffset: 16 * i, as: SIMD4<Float>.self)
      }
    }
    return chunk
  }

  /// The taps' products with 128 frames.
  @inline(__always)
  private static func sum(
    _ taps: [SIMD4<Float>], _ bytes: UnsafeMutableRawBufferPointer, from start: Int
  ) -> Float {
    var (even, odd) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
    for tap in stride(from: 0, to: taps.count, by: 2) {
      let x = 4 * (start + 4 * tap)
      even += taps[tap] * bytes.loadUnaligned(fromByteOffset: x, as: SIMD4<Float>.self)
      odd += taps[tap + 1] * bytes.loadUnaligned(fromByteOffset: x + 16, as: SIMD4<Float>.self)
    }
    return (even + odd).sum()
  }

  /// The taps in fours, with a gain of 1 at 0 Hz; `corner` is in periods a frame.
  private static func windowedSinc(corner: Double) -> [SIMD4<Float>] {
    let window = KaiserWindow(beta: 6.8)
    let raw = (0..<count).map { index in
      let distance = Double(index) - Double(count - 1) / 2
      return sin(2 * Double.pi * corner * distance) / (Double.pi * distance) * window(2 * distance / Double(count))
    }
    let sum = raw.reduce(0, +)
    return stride(from: 0, to: count, by: 4).map { first in
      SIMD4((0..<4).map { Float(raw[first + $0] / sum) })
    }
  }
}

/// The Kaiser window, whose β trades the width of a filter's transition against its depth.
///
/// Source: J. Kaiser, *Nonrecursive digital filter design using the I₀-sinh window function* (1974).
struct KaiserWindow {
  let beta: Double

  /// Its height at −1…1 from its middle.
  func callAsFunction(_ x: Double) -> Double {
    Self.bessel(beta * (1 - x * x).squareRoot()) / Self.bessel(beta)
  }

  /// The modified Bessel function I₀, by its series.
  private static func bessel(_ x: Double) -> Double {
    (1...24).reduce((sum: 1.0, term: 1.0)) { state, k in
      let term = state.term * pow(x / 2 / Double(k), 2)
      return (state.sum + term, term)
    }.sum
  }
}
