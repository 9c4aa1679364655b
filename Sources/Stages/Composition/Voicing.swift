import Genres
import Music

/// The notes of a chord as they are played together, led smoothly from chord to chord.
struct Voicing: Equatable {
  let pitches: [Pitch]
  let root: PitchClass
  /// True if its root is the tonic: then nothing is left out, so that the key stays clear.
  let isTonic: Bool
  /// Semitones from the root to the fifth of the chord.
  let fifth: Int
  private let chord: Chord

  /// The inversion of `chord` that lies nearest to `centre`, or that moves least from `previous`.
  ///
  /// Four notes at most; of a ninth chord the fifth is left out, at home the seventh, so that the triad is whole.
  init(_ chord: Chord, near centre: Pitch, after previous: Voicing? = nil, tonic: PitchClass? = nil) {
    self.chord = chord.over(nil)
    root = chord.root
    isTonic = chord.root == tonic
    fifth = chord.quality.intervals[2]
    let classes = Self.essential(chord, isTonic: isTonic)
    let candidates = classes.indices.flatMap { first in
      (-1...1).map { octave in Self.stacked(classes, from: first, near: centre + 12 * octave) }
    }
    pitches = candidates.min { Self.cost($0, centre, previous) < Self.cost($1, centre, previous) } ?? []
  }

  /// True if these are the notes of `other`, over whatever bass.
  func plays(_ other: Chord) -> Bool { chord == other.over(nil) }

  private static func essential(_ chord: Chord, isTonic: Bool) -> [PitchClass] {
    let classes = chord.pitchClasses
    return classes.count > 4 ? [classes[0], classes[1], classes[isTonic ? 2 : 3], classes[4]] : classes
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

extension Voicing {
  /// The notes as a genre spreads them; nothing muddy below the octave under middle C.
  func spread(_ style: VoicingStyle) -> [Pitch] {
    let spread: [Pitch] =
      switch style {
      case .close: pitches
      case .open: pitches.count > 2 ? [pitches[0]] + pitches[2...] + [pitches[1] + 12] : pitches
      case .wide: [pitches[0] + -12] + pitches
      case .power: powered
      case .rootless: pitches.count > 3 && !isTonic ? pitches.filter { $0.pitchClass != root } : pitches
      }
    return clear(spread.sorted())
  }

  /// Root, fifth and octave, near the lowest note.
  private var powered: [Pitch] {
    let low = Pitch.nearest(root, to: pitches[0])
    return [low, low + fifth, low + 12]
  }

  /// Close intervals below C3 are put an octave higher.
  private func clear(_ spread: [Pitch]) -> [Pitch] {
    var result: [Pitch] = []
    for pitch in spread {
      let isMuddy = pitch.note < 48 && result.last.map { pitch.note - $0.note < 5 } ?? false
      let clear = isMuddy ? pitch + 12 : pitch
      if !result.contains(clear) { result.append(clear) }
    }
    return result.sorted()
  }
}
