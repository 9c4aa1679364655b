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
    var output = [Float](repeating: 0, count: count + 4 * hop)
    let ratio = Double(source.count) / Double(count)
    var previous = 0
    for start in stride(from: 0, to: count + hop, by: hop) {
      let ideal = min(Int(Double(start) * ratio), source.count)
      let place = start == 0 ? 0 : best(in: padded, near: ideal, continuing: previous + hop)
      for i in 0..<2 * hop { output[start + i] += padded[place + i] * window[i] }
      previous = place
    }
    return Array(output[hop..<hop + count])
  }

  /// The place near `ideal` whose samples resemble most what would have come next.
  private static func best(in source: [Float], near ideal: Int, continuing next: Int) -> Int {
    let last = source.count - 2 * hop
    let natural = min(next, last)
    var best = (place: min(ideal, last), likeness: -Float.infinity)
    for place in stride(from: max(0, ideal - reach), through: min(ideal + reach, last), by: 4) {
      var product: Float = 0
      var energy: Float = 1e-6
      for i in stride(from: 0, to: 2 * hop, by: 4) {
        product += source[place + i] * source[natural + i]
        energy += source[place + i] * source[place + i]
      }
      let likeness = product / energy.squareRoot()
      if likeness > best.likeness { best = (place, likeness) }
    }
    return best.place
  }

  private static let silence = [Float](repeating: 0, count: hop)
  private static let window = (0..<2 * hop).map { Float(0.5 - 0.5 * cos(Double.pi * (Double($0) + 0.5) / Double(hop))) }
}
