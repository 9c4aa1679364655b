import Foundation

/// Which major or minor triad sounds in each half bar, as probabilities.
///
/// A stretch is compared with the notes of every triad, and what the bass plays speaks for its root.
struct ChordTrack {
  /// Major triads from C on, then minor ones.
  typealias Shares = [Double]
  static let triads = 24

  /// One for each half bar, or for each second where there are no bars.
  let shares: [Shares]

  init(_ pitches: PitchTrack, downbeats: [Double]) {
    let edges = Self.edges(downbeats, duration: Double(pitches.count) / Chromagram.rate)
    shares = zip(edges, edges.dropFirst()).map { start, end in
      let frames = pitches.frames(from: start, to: end)
      return Self.shares(of: pitches.rootedChroma(frames), bass: pitches.bass(frames).share)
    }
  }

  /// The mean of every `step`-th stretch.
  func mean(every step: Int = 1) -> Shares {
    let places = Array(stride(from: 0, to: shares.count, by: step))
    return (0..<Self.triads).map { triad in
      places.reduce(0) { $0 + shares[$1][triad] } / Double(max(1, places.count))
    }
  }

  private static func edges(_ downbeats: [Double], duration: Double) -> [Double] {
    guard downbeats.count >= 4 else { return Array(stride(from: 0, to: duration, by: 1)) + [duration] }
    let halves = zip(downbeats, downbeats.dropFirst()).flatMap { [$0, ($0 + $1) / 2] }
    return halves + [downbeats[downbeats.count - 1], duration]
  }

  // How much a bass that plays nothing but the root adds to the correlation, and how decided the comparison is: fitted
  // to rendered music, where the exact values matter little.
  private static let bassWeight = 0.4
  private static let sharpness = 12.0

  private static func shares(of chroma: Chroma, bass: Chroma) -> Shares {
    guard chroma.contains(where: { $0 > 0 }) else { return Shares(repeating: 0, count: triads) }
    let mean = chroma.reduce(0, +) / 12
    let centred = chroma.map { $0 - mean }
    let scores = (0..<triads).map { triad in
      let root = triad % 12
      let template = triad < 12 ? majorTriad : minorTriad
      return cosine(centred, (0..<12).map { template[($0 - root + 12) % 12] }) + bassWeight * bass[root]
    }
    let best = scores.max() ?? 0
    return scores.map { exp(sharpness * ($0 - best)) }.share
  }

  private static let majorTriad = triad(third: 4)
  private static let minorTriad = triad(third: 3)

  /// The notes of a triad on C, less their mean.
  private static func triad(third: Int) -> Chroma {
    var notes = Chroma(repeating: -2.7 / 12, count: 12)
    notes[0] += 1
    notes[third] += 0.8
    notes[7] += 0.9
    return notes
  }
}

extension [Double] {
  /// The same proportions with the sum 1; zeros stay.
  var share: [Double] {
    let sum = reduce(0, +)
    return sum > 0 ? map { $0 / sum } : self
  }
}
