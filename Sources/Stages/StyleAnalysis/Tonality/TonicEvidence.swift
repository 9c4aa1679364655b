import Music

/// Where a recording is at home: by the notes that sound, by the bass, and by which chords there are and where.
///
/// Relative and parallel keys and modes share most of their notes; what tells them apart is which chords carry the music
/// and which one phrases begin with.
struct TonicEvidence {
  /// Everything, every frame brought to the same sum and weighed by the root of its level: quiet parts count too.
  let sound: Chroma
  private let bass: Chroma
  private let chords: ChordTrack.Shares
  /// The chords that groups of four bars begin with; zeros where there are no bars.
  private let openings: ChordTrack.Shares

  init(_ pitches: PitchTrack, downbeats: [Double]) {
    sound = Self.mean(pitches, pitches.rootedChroma)
    bass = Self.mean(pitches, pitches.bass).share
    let track = ChordTrack(pitches, downbeats: downbeats)
    chords = track.mean()
    openings = downbeats.count < 4 ? chords.map { _ in 0 } : track.mean(every: 8)
  }

  /// How much speaks for `key`, as the logarithm of odds; only differences mean something.
  func score(_ key: Key) -> Double {
    let (weights, tonic) = (KeyWeights.of(key.mode), key.tonic.index)
    var score = weights.bias + KeyWeights.profile * KeyProfile.correlation(sound, key) + KeyWeights.bass * bass[tonic]
    for degree in 0..<12 {
      let root = (tonic + degree) % 12
      score += weights.majorTriads[degree] * chords[root] + weights.minorTriads[degree] * chords[12 + root]
    }
    return score + KeyWeights.opening * openings[key.mode == .minor ? 12 + tonic : tonic]
  }

  /// What `source` gives for each frame, brought to the same sum and weighed by the root of the frame's level.
  static func mean(_ pitches: PitchTrack, _ source: (Range<Int>) -> Chroma) -> Chroma {
    var mean = Chroma(repeating: 0, count: 12)
    for frame in 0..<pitches.count {
      let level = Double(pitches.level[frame].squareRoot())
      for (c, value) in source(frame..<frame + 1).share.enumerated() { mean[c] += level * value }
    }
    return mean
  }
}
