import Foundation

/// Probabilities of the 24 major and minor triads in each half bar.
///
/// A stretch is compared with the notes of every triad, and the bass speaks for its root. The other half of the bar counts as
/// well: most chords last longer than half a bar, and not all of their notes sound in either half.
struct ChordTrack {
  /// Probabilities of the major triads from C on, then of the minor ones; zeros for silence.
  typealias Shares = [Double]
  static let triads = 24

  /// One for each half bar, or for each second where there are no bars.
  let shares: [Shares]
  /// Number of bars; 0 where they are not known.
  let bars: Int

  /// Chords of pitches; `downbeats` in seconds, fewer than four say nothing.
  init(_ pitches: PitchTrack, downbeats: [Double]) {
    let duration = Double(pitches.count) / Chromagram.rate
    let bars = downbeats.count < 4 ? 0 : downbeats.count
    let edges = bars == 0 ? Self.seconds(of: duration) : Self.halves(of: downbeats, duration: duration)
    let fits = zip(edges, edges.dropFirst()).map { start, end in
      let frames = pitches.frames(from: start, to: end)
      return Self.fit(of: pitches.rootedChroma(frames), bass: pitches.bass(frames).share)
    }
    self.bars = bars
    shares = fits.indices.map { i in
      let other = i ^ 1
      let isAlone = bars == 0 || other >= fits.count || fits[other].isEmpty
      return Self.shares(fits[i], beside: isAlone ? fits[i] : fits[other])
    }
  }

  /// Mean of all stretches.
  var mean: Shares { mean(of: Array(shares.indices)) }

  /// Mean of the chords that some bars begin with.
  func mean(ofBars bars: [Int]) -> Shares { mean(of: bars.map { 2 * $0 }) }

  /// First stretch that sounds; zeros for silence.
  var first: Shares { shares.first { $0.contains { $0 > 0 } } ?? mean }

  /// Similarity of the harmonies of two bars, 0…1.
  func similarity(_ a: Int, _ b: Int) -> Double { cosine(bar(a), bar(b)) }

  private func mean(of stretches: [Int]) -> Shares {
    (0..<Self.triads).map { triad in
      stretches.reduce(0) { $0 + shares[$1][triad] } / Double(max(1, stretches.count))
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

  // Gain in correlation by a bass that plays nothing but the root, exponent of the softmax over triads, and weight of the
  // other half of the bar: fitted to rendered music, where the exact values matter little.
  private static let bassWeight = 0.4
  private static let sharpness = 12.0
  private static let otherHalf = 0.3

  /// Correlation with each triad, and the bass on its root; empty for silence.
  private static func fit(of chroma: Chroma, bass: Chroma) -> [Double] {
    guard chroma.contains(where: { $0 > 0 }) else { return [] }
    let mean = chroma.reduce(0, +) / 12
    let centred = chroma.map { $0 - mean }
    return (0..<triads).map { triad in
      let root = triad % 12
      let template = triad < 12 ? majorTriad : minorTriad
      return cosine(centred, (0..<12).map { template[($0 - root + 12) % 12] }) + bassWeight * bass[root]
    }
  }

  private static func shares(_ fit: [Double], beside other: [Double]) -> Shares {
    guard !fit.isEmpty else { return Shares(repeating: 0, count: triads) }
    let scores = zip(fit, other).map { (1 - otherHalf) * $0 + otherHalf * $1 }
    let best = scores.max() ?? 0
    return scores.map { exp(sharpness * ($0 - best)) }.share
  }

  private static let majorTriad = triad(third: 4)
  private static let minorTriad = triad(third: 3)

  /// Notes of a triad on C, less their mean.
  private static func triad(third: Int) -> Chroma {
    var notes = Chroma(repeating: -2.7 / 12, count: 12)
    notes[0] += 1
    notes[third] += 0.8
    notes[7] += 0.9
    return notes
  }
}

extension [Double] {
  /// Values in the same proportions with the sum 1; zeros stay.
  var share: [Double] {
    let sum = reduce(0, +)
    return sum > 0 ? map { $0 / sum } : self
  }
}
