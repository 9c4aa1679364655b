import Foundation

/// Time stretching that keeps the pitch: waveform-similarity overlap-add.
///
/// Source: W. Verhelst and M. Roelands, *An overlap-add technique based on waveform similarity (WSOLA)*, ICASSP 1993.
///
/// Every window lies within the sound, and its first and last are faded on the inner side only: a sound that is cut out of
/// another begins and ends anywhere in its wave, and silence beyond its ends would be repeated as a step wherever a window
/// reaches over them.
enum TimeStretch {
  /// From one window to the next, a sixteenth of it at least.
  private static let hop = 480
  private static let step = 16

  /// `samples` in `count` samples; what is shorter than 32 of them has no wave that could be continued, and gives silence.
  static func stretch(_ samples: ArraySlice<Float>, to count: Int) -> [Float] {
    let source = Array(samples)
    guard source.count != count else { return source }
    // Windows of two hops; a short sound has short ones.
    let hop = min(hop, min(source.count, count) / 2 / step * step)
    guard hop > 0 else { return [Float](repeating: 0, count: max(0, count)) }
    let fourths = Polyphase(source)
    let window = (0..<2 * hop).map { Float(0.5 - 0.5 * cos(Double.pi * (Double($0) + 0.5) / Double(hop))) }
    let steps = (count - 2 * hop + hop - 1) / hop
    var output = [Float](repeating: 0, count: (steps + 2) * hop)
    var start = 0
    for k in 0...steps {
      if k > 0 {
        let ideal = (source.count - 2 * hop) * k / max(1, steps)
        start = best(in: fourths, near: ideal, continuing: start + hop, hop: hop)
      }
      for i in 0..<2 * hop {
        let isOuter = k == 0 && i < hop || k == steps && i >= hop
        output[k * hop + i] += source[start + i] * (isOuter ? 1 : window[i])
      }
    }
    return Array(output[..<count])
  }

  /// The position near `ideal` whose samples resemble most the natural continuation; every fourth sample is compared.
  private static func best(in source: Polyphase, near ideal: Int, continuing next: Int, hop: Int) -> Int {
    let last = source.count - 2 * hop
    let natural = min(next, last)
    var best = (start: min(ideal, last), likeness: -Float.infinity)
    for start in stride(from: max(0, ideal - hop / 2), through: min(ideal + hop / 2, last), by: 4) {
      let likeness = source.likeness(start, natural, over: hop / 2)
      if likeness > best.likeness { best = (start, likeness) }
    }
    return best.start
  }
}

/// The four polyphase components of a signal, so that every fourth sample can be compared eight at a time.
private struct Polyphase {
  let count: Int
  private let parts: [[Float]]

  init(_ samples: [Float]) {
    count = samples.count
    parts = (0..<4).map { first in stride(from: first, to: samples.count, by: 4).map { samples[$0] } }
  }

  /// The normalised correlation of the samples from `start` and from `other` on, over so many fourths, a multiple of 8.
  func likeness(_ start: Int, _ other: Int, over fourths: Int) -> Float {
    var product = SIMD8<Float>.zero
    var energy = SIMD8<Float>.zero
    parts[start % 4].withUnsafeBytes { here in
      parts[other % 4].withUnsafeBytes { there in
        for i in stride(from: 0, to: fourths, by: 8) {
          let x = here.loadUnaligned(fromByteOffset: 4 * (start / 4 + i), as: SIMD8<Float>.self)
          let y = there.loadUnaligned(fromByteOffset: 4 * (other / 4 + i), as: SIMD8<Float>.self)
          product += x * y
          energy += x * x
        }
      }
    }
    return product.sum() / (energy.sum() + 1e-6).squareRoot()
  }
}
