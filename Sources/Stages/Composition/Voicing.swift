import Music

/// The notes of a chord as they are played together, led smoothly from chord to chord.
struct Voicing: Equatable {
  let pitches: [Pitch]
  let root: PitchClass
  /// Whether its root is the tonic: where a listener has to feel at home, nothing is left out.
  let isHome: Bool
  /// Semitones from the root to the fifth of the chord.
  let fifth: Int

  /// The inversion of `chord` that lies nearest to `centre`, or that moves least from `previous`.
  ///
  /// Four notes at most; of a ninth chord the fifth is left out, at home the seventh, so that the triad is whole.
  init(_ chord: Chord, near centre: Pitch, after previous: Voicing? = nil, tonic: PitchClass? = nil) {
    root = chord.root
    isHome = chord.root == tonic
    fifth = chord.quality.intervals[2]
    let classes = Self.essential(chord, isHome: isHome)
    let candidates = classes.indices.flatMap { first in
      (-1...1).map { octave in Self.stacked(classes, from: first, near: centre + 12 * octave) }
    }
    pitches = candidates.min { Self.cost($0, centre, previous) < Self.cost($1, centre, previous) } ?? []
  }

  private static func essential(_ chord: Chord, isHome: Bool) -> [PitchClass] {
    let classes = chord.pitchClasses
    return classes.count > 4 ? [classes[0], classes[1], classes[isHome ? 2 : 3], classes[4]] : classes
  }

  /// The classes upwards in close position, starting with the one at `first` just below `centre`.
  private static func stacked(_ classes: [PitchClass], from first: Int, near centre: Pitch) -> [Pitch] {
    var pitch = Pitch.nearest(classes[first], to: centre + -5)
    var pitches = [pitch]
    for offset in 1..<classes.count {
      let next = classes[(first + offset) % classes.count]
      pitch = pitch + max(1, PitchClass(next.index - pitch.note).index)
      pitches.append(pitch)
    }
    return pitches
  }

  /// Semitones moved from the previous voicing, plus the distance of the middle from the register.
  private static func cost(_ pitches: [Pitch], _ centre: Pitch, _ previous: Voicing?) -> Double {
    let mean = Double(pitches.reduce(0) { $0 + $1.note }) / Double(pitches.count)
    let drift = abs(mean - Double(centre.note))
    guard let previous else { return drift }
    let motion = pitches.map { pitch in
      previous.pitches.map { abs($0.note - pitch.note) }.min() ?? 0
    }.reduce(0, +)
    return Double(motion) + 0.6 * drift
  }
}
