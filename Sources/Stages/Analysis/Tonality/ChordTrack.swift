import Foundation

/// Which major or minor triad sounds in each half bar, as probabilities.
///
/// A stretch is compared with the notes of every triad, and what the bass plays speaks for its root. The other half of the
/// bar counts as well: most chords last longer than half a bar, and not all of their notes sound in either half.
struct ChordTrack {
  /// Major triads from C on, then minor ones.
  typealias Shares = [Double]
  static let triads = 24

  /// One for each half bar, or for each second where there are no bars.
  let shares: [Shares]
  /// How many bars there are; 0 where they are not known.
  let bars: Int

  init(_ pitches: PitchTrack, downbeats: [Double]) {
    let duration = Double(pitches.count) / Chromagram.rate
    let bars = downbeats.count < 4 ? 0 : downbeats.count
    let edges = bars == 0 ? Self.seconds(of: duration) : Self.halves(of: downbeats, duration: duration)
    let likeness = zip(edges, edges.dropFirst()).map { start, end in
      let frames = pitches.frames(from: start, to: end)
      return Self.likeness(of: pitches.rootedChroma(frames), bass: pitches.bass(frames).share)
    }
    self.bars = bars
    shares = likeness.indices.map { i in
      let other = i ^ 1
      let isAlone = bars == 0 || other >= likeness.count || likeness[other].isEmpty
      return Self.shares(likeness[i], beside: isAlone ? likeness[i] : likeness[other])
    }
  }

  /// The mean of all stretches.
  var mean: Shares { mean(of: Array(shares.indices)) }

  /// The mean of what some bars begin with.
  func mean(ofBars places: [Int]) -> Shares { mean(of: places.map { 2 * $0 }) }

  /// The first that sounds; zeros for silence.
  var first: Shares { shares.first { $0.contains { $0 > 0 } } ?? mean }

  /// How alike the harmonies of two bars are, 0…1.
  func likeness(_ a: Int, _ b: Int) -> Double { cosine(bar(a), bar(b)) }

  private func mean(of places: [Int]) -> Shares {
    (0..<Self.triads).map { triad in
      places.reduce(0) { $0 + shares[$1][triad] } / Double(max(1, places.count))
    }
  }

  /// Both halves of a bar; nothing follows where the recording ends.
  private func bar(_ i: Int) -> [Double] {
    shares[2 * i] + (2 * i + 1 < shares.count ? shares[2 * i + 1] : Shares(repeating: 0, count: Self.triads))
  }

  private static func seconds(of duration: Double) -> [Double] {
    Array(stride(from: 0, to: duration, by: 1)) + [duration]
  }

  private static func halves(of downbeats: [Double], duration: Double) -> [Double] {
    let halves = zip(downbeats, downbeats.dropFirst()).flatMap { [$0, ($0 + $1) / 2] }
    return halves + [downbeats[downbeats.count - 1], duration]
  }

  // How much a bass that plays nothing but the root adds to the correlation, how decided the comparison is, and how much
  // the other half of the bar counts: fitted to rendered music, where the exact values matter little.
  private static let bassWeight = 0.4
  private static let sharpness = 12.0
  private static let otherHalf = 0.3

  /// How well each triad fits; nothing for silence.
  private static func likeness(of chroma: Chroma, bass: Chroma) -> [Double] {
    guard chroma.contains(where: { $0 > 0 }) else { return [] }
    let mean = chroma.reduce(0, +) / 12
    let centred = chroma.map { $0 - mean }
    return (0..<triads).map { triad in
      let root = triad % 12
      let template = triad < 12 ? majorTriad : minorTriad
      return cosine(centred, (0..<12).map { template[($0 - root + 12) % 12] }) + bassWeight * bass[root]
    }
  }

  private static func shares(_ likeness: [Double], beside other: [Double]) -> Shares {
    guard !likeness.isEmpty else { return Shares(repeating: 0, count: triads) }
    let scores = zip(likeness, other).map { (1 - otherHalf) * $0 + otherHalf * $1 }
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
