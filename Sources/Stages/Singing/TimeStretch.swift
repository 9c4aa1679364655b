import Foundation

/// Makes a sound longer or shorter and leaves its pitch: waveform-similarity overlap-add.
///
/// Source: W. Verhelst and M. Roelands, *An overlap-add technique based on waveform similarity (WSOLA)*, ICASSP 1993.
enum TimeStretch {
  private static let hop = 480
  private static let reach = 240

  /// `samples` in `count` samples.
  static func stretch(_ samples: ArraySlice<Float>, to count: Int) -> [Float] {
    let source = Array(samples)
    guard count > 0, !source.isEmpty else { return [Float](repeating: 0, count: max(0, count)) }
    guard source.count != count else { return source }
    // Both ends get a hop of silence, so that every window is whole; windows of two hops add up to 1.
    let padded = silence + source + silence + silence + silence
    let fourths = Fourths(padded)
    var output = [Float](repeating: 0, count: count + 4 * hop)
    let ratio = Double(source.count) / Double(count)
    var previous = 0
    for start in stride(from: 0, to: count + hop, by: hop) {
      let ideal = min(Int(Double(start) * ratio), source.count)
      let place = start == 0 ? 0 : best(in: fourths, near: ideal, continuing: previous + hop)
      for i in 0..<2 * hop { output[start + i] += padded[place + i] * window[i] }
      previous = place
    }
    return Array(output[hop..<hop + count])
  }

  /// The place near `ideal` whose samples resemble most what would have come next; every fourth sample is compared.
  private static func best(in source: Fourths, near ideal: Int, continuing next: Int) -> Int {
    let last = source.count - 2 * hop
    let natural = min(next, last)
    var best = (place: min(ideal, last), likeness: -Float.infinity)
    for place in stride(from: max(0, ideal - reach), through: min(ideal + reach, last), by: 4) {
      let likeness = source.likeness(place, natural, over: hop / 2)
      if likeness > best.likeness { best = (place, likeness) }
    }
    return best.place
  }

  private static let silence = [Float](repeating: 0, count: hop)
  private static let window = (0..<2 * hop).map { Float(0.5 - 0.5 * cos(Double.pi * (Double($0) + 0.5) / Double(hop))) }
}

/// Samples, taken apart into every fourth of them, so that neighbours in memory can be compared eight at a time.
private struct Fourths {
  let count: Int
  private let parts: [[Float]]

  init(_ samples: [Float]) {
    count = samples.count
    parts = (0..<4).map { first in stride(from: first, to: samples.count, by: 4).map { samples[$0] } }
  }

  /// How alike the samples from `place` and from `other` on are, over so many fourths, a multiple of 8.
  func likeness(_ place: Int, _ other: Int, over fourths: Int) -> Float {
    var product = SIMD8<Float>.zero
    var energy = SIMD8<Float>.zero
    parts[place % 4].withUnsafeBytes { here in
      parts[other % 4].withUnsafeBytes { there in
        for i in stride(from: 0, to: fourths, by: 8) {
          let x = here.loadUnaligned(fromByteOffset: 4 * (place / 4 + i), as: SIMD8<Float>.self)
          let y = there.loadUnaligned(fromByteOffset: 4 * (other / 4 + i), as: SIMD8<Float>.self)
          product += x * y
          energy += x * x
        }
      }
    }
    return product.sum() / (energy.sum() + 1e-6).squareRoot()
  }
}
