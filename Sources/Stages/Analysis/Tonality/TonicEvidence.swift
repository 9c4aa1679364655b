import Music

/// Evidence for the tonic of a recording: its notes, its bass, and which chords there are and when.
///
/// Relative and parallel keys and modes share most of their notes; what tells them apart is which chords carry the music
/// and which ones phrases and sections begin with.
struct TonicEvidence {
  /// Pitch classes of all frames, each brought to the same sum and weighed by the root of its level: quiet parts count too.
  let sound: Chroma
  private let bass: Chroma
  private let chords: ChordTrack.Shares
  /// Chords that phrases begin with; zeros where there are no bars.
  private let openings: ChordTrack.Shares
  /// Chords that sections begin with; where there are no bars, the recording's first.
  private let entries: ChordTrack.Shares

  /// Evidence of pitches; `downbeats` and `sections`, where known, say when bars and sections begin, in seconds; the first
  /// section begins with the first bar.
  init(_ pitches: PitchTrack, downbeats: [Double], sections: [Double] = []) {
    sound = Self.mean(pitches, pitches.rootedChroma)
    bass = Self.mean(pitches, pitches.bass).share
    let track = ChordTrack(pitches, downbeats: downbeats)
    chords = track.mean
    let entryBars = Self.bars(of: sections, downbeats)
    let phrases = PhraseFinder(bars: track.bars, sections: Set(entryBars), similarity: track.similarity)
    openings = track.mean(ofBars: phrases.starts)
    entries = track.bars == 0 ? track.first : track.mean(ofBars: entryBars)
  }

  /// Evidence for `key` as the logarithm of odds; only differences mean something.
  func score(_ key: Key) -> Double {
    let (weights, tonic) = (KeyWeights.of(key.mode), key.tonic.index)
    var score =
      weights.bias + KeyWeights.profile * KeyProfile.shaath.correlation(sound, key) + KeyWeights.bass * bass[tonic]
    for degree in 0..<12 {
      let root = (tonic + degree) % 12
      score += weights.majorTriads[degree] * chords[root] + weights.minorTriads[degree] * chords[12 + root]
    }
    let triad = key.mode == .minor ? 12 + tonic : tonic
    return score + KeyWeights.opening * openings[triad] + KeyWeights.entry * entries[triad]
  }

  /// Bars that sections begin with, in order, each once.
  private static func bars(of sections: [Double], _ downbeats: [Double]) -> [Int] {
    let nearest = sections.filter { $0 > 0 }.compactMap { time in
      downbeats.indices.min { abs(downbeats[$0] - time) < abs(downbeats[$1] - time) }
    }
    return Set([0] + nearest).sorted()
  }

  /// Mean of what `source` gives for each frame, brought to the same sum and weighed by the root of the frame's level.
  static func mean(_ pitches: PitchTrack, _ source: (Range<Int>) -> Chroma) -> Chroma {
    var mean = Chroma(repeating: 0, count: 12)
    for frame in 0..<pitches.count {
      let level = Double(pitches.level[frame].squareRoot())
      for (c, value) in source(frame..<frame + 1).share.enumerated() { mean[c] += level * value }
    }
    return mean
  }
}
