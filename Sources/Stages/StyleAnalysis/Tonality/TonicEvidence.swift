import Music

/// Where a recording is at home: what sounds in all of it, at the beginnings of bars, and of every fourth bar.
///
/// Relative keys share their notes; what tells them apart is where phrases begin and what the bass plays there.
struct TonicEvidence {
  /// Everything, every frame brought to the same sum and weighed by the root of its level: quiet parts count too.
  let sound: Chroma
  private let bass: Chroma
  private let barBass: Chroma
  private let phraseBass: Chroma
  private let phraseSound: Chroma

  init(_ pitches: PitchTrack, downbeats: [Double]) {
    sound = Self.mean(pitches, pitches.chroma)
    bass = Self.share(Self.mean(pitches, pitches.bass))
    let bars = downbeats.map { pitches.frames(from: $0, to: $0 + Self.beginning) }
    let phrases = stride(from: 0, to: bars.count, by: 4).map { bars[$0] }
    barBass = Self.share(Self.sum(bars.map { Self.share(pitches.bass($0)) }))
    phraseBass = Self.share(Self.sum(phrases.map { Self.share(pitches.bass($0)) }))
    phraseSound = Self.share(Self.sum(phrases.map { Self.share(pitches.chroma($0)) }))
  }

  /// How much speaks for `key`; only differences mean something.
  func score(_ key: Key) -> Double {
    let tonic = key.tonic.index
    let correlation = KeyProfile.correlation(sound, key)
    guard phraseSound.contains(where: { $0 > 0 }) else { return correlation + 0.35 * bass[tonic] }
    return correlation + 0.2 * (bass[tonic] + 0.3 * bass[(tonic + 7) % 12]) + 0.2 * barBass[tonic]
      + 0.3 * (phraseBass[tonic] + phraseSound[tonic]) + 0.2 * KeyProfile.correlation(phraseSound, key)
  }

  // How much of a bar is its beginning, in seconds.
  private static let beginning = 0.6

  private static func mean(_ pitches: PitchTrack, _ source: (Range<Int>) -> Chroma) -> Chroma {
    sum(
      (0..<pitches.count).map { frame in
        let level = Double(pitches.level[frame].squareRoot())
        return share(source(frame..<frame + 1)).map { $0 * level }
      })
  }

  private static func sum(_ chromas: [Chroma]) -> Chroma {
    chromas.reduce(into: Chroma(repeating: 0, count: 12)) { sum, chroma in
      for c in 0..<12 { sum[c] += chroma[c] }
    }
  }

  private static func share(_ chroma: Chroma) -> Chroma {
    let sum = chroma.reduce(0, +)
    return sum > 0 ? chroma.map { $0 / sum } : chroma
  }
}
