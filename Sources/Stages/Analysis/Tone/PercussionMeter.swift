import Audio
import Foundation

/// Meter of the percussive energy of a recording against the harmonic.
///
/// Source: D. Fitzgerald, *Harmonic/percussive separation using median filtering* (DAFx 2010): what lasts survives the
/// median over time, what is noisy and short the median over frequency; each bin is shared out by the squares of the two
/// (a Wiener mask). The spectrogram is coarse: steps of 21 ms, bins of 23 Hz up to 3 kHz and of 94 Hz up to 16 kHz, and
/// medians of nine, which span 190 ms and 211 Hz or more.
struct PercussionMeter {
  private static let span = 9
  private static let fine = 1...128
  private static let groups = 136
  private static let width = fine.count + groups

  private var rows: [[Float]] = []
  private var oldest = 0
  private var frames = 0
  private var harmonic = 0.0
  private var percussive = 0.0

  /// Meter for spectra of `size` samples, 2048, at 48 kHz, 512 samples apart.
  init(size: Int) { precondition(size == 2048) }

  /// Adds the power spectrum of the next frame; every second one is used.
  mutating func add(power: [Float]) {
    frames += 1
    guard frames % 2 == 0 else { return }
    let row = Self.coarse(power)
    if rows.count < Self.span {
      rows.append(row)
    } else {
      rows[oldest] = row
      oldest = (oldest + 1) % Self.span
    }
    if rows.count == Self.span { measure() }
  }

  /// Percussive over harmonic energy in dB, −60…60; nil for silence and for what is shorter than 0.2 s.
  var ratio: Double? {
    guard harmonic + percussive > 0 else { return nil }
    return max(-60, min(60, StereoMeter.ratio(percussive, harmonic)))
  }

  /// Shares out the energy of the row in the middle.
  private mutating func measure() {
    let middle = rows[(oldest + Self.span / 2) % Self.span]
    var (lasting, short): (Float, Float) = (0, 0)
    for first in stride(from: 0, to: Self.width, by: 8) {
      let along = MedianOfNine.of { Self.load(rows[$0], Self.margin + first) }
      let across = MedianOfNine.of { Self.load(middle, first + $0) }
      let power = Self.load(middle, Self.margin + first)
      let (h, p) = (along * along, across * across)
      let sum = h + p
      let share = p / sum.replacing(with: .leastNormalMagnitude, where: sum .< .leastNormalMagnitude)
      short += (power * share).sum()
      lasting += (power * (1 - share)).sum()
    }
    percussive += Double(short)
    harmonic += Double(lasting)
  }

  // Bins to both sides of a row, so that the median over frequency has neighbours.
  private static let margin = span / 2

  /// Bins of a row, with a margin: powers, whose medians are in the same order as those of the magnitudes in the paper.
  private static func coarse(_ power: [Float]) -> [Float] {
    var row = [Float](repeating: 0, count: width + 2 * margin)
    for k in fine { row[margin + k - 1] = power[k] }
    for g in 0..<groups {
      let k = fine.upperBound + 1 + 4 * g
      row[margin + fine.count + g] = power[k] + power[k + 1] + power[k + 2] + power[k + 3]
    }
    for i in 0..<margin {
      row[i] = row[margin]
      row[margin + width + i] = row[margin + width - 1]
    }
    return row
  }

  private static func load(_ row: [Float], _ first: Int) -> SIMD8<Float> {
    row.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 4 * first, as: SIMD8<Float>.self) }
  }
}

/// Median of nine numbers by comparing and exchanging.
///
/// Source: N. Devillard, *Fast median search* (1998).
enum MedianOfNine {
  private static let exchanges: [(Int, Int)] = [
    (1, 2), (4, 5), (7, 8), (0, 1), (3, 4), (6, 7), (1, 2), (4, 5), (7, 8), (0, 3), (5, 8), (4, 7), (3, 6), (1, 4),
    (2, 5), (4, 7), (4, 2), (6, 4), (4, 2),
  ]

  /// Median in each lane of nine vectors.
  static func of(_ values: (Int) -> SIMD8<Float>) -> SIMD8<Float> {
    var v = InlineArray<9, SIMD8<Float>> { values($0) }
    for (a, b) in exchanges {
      // The library's `pointwiseMin` is a call for each lane.
      let (x, y) = (v[a], v[b])
      let isSwapped = y .< x
      v[a] = x.replacing(with: y, where: isSwapped)
      v[b] = y.replacing(with: x, where: isSwapped)
    }
    return v[4]
  }
}
