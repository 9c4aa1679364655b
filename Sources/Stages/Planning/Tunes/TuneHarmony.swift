import Genres
import Music

/// Some of the twelve pitch classes.
struct PitchClassSet: Sendable, Equatable {
  private var mask: UInt16 = 0

  init(_ classes: some Sequence<PitchClass>) {
    for pitch in classes { mask |= 1 << UInt16(pitch.index) }
  }

  func contains(_ pitch: PitchClass) -> Bool { mask >> UInt16(pitch.index) & 1 == 1 }

  /// The members in ascending order.
  var members: [PitchClass] { (0..<12).map { PitchClass($0) }.filter(contains) }
}

/// What a tune is written over: the chords and the scale, sixteenth by sixteenth from its beginning.
///
/// Everything that depends on the sixteenth alone is found out once, because candidates ask for it thousands of times.
public struct TuneHarmony: Sendable {
  private struct Moment: Sendable {
    /// The notes of the chord that melodies rest on: its first four, as far as the genre's melodies use them.
    let restful: PitchClassSet
    /// The notes that melodies move through: the scale's, and the chord's where it leaves the key.
    let passable: PitchClassSet
    let tonic: PitchClass
  }

  private let moments: [Moment]
  /// The distance from each sixteenth of a bar to the beat that is heard there, in sixteenths: 0 on beats, 1 or 2 just before
  /// one, `.max` elsewhere.
  private let beatDistances: [Int]

  /// The harmony of `bars` from the bar `firstBar` of the song on.
  public init(plan: SongPlan, genre: Genre, firstBar: Int, bars: Int) {
    let steps = plan.meter.steps
    let beats = plan.meter.beatSteps + [steps]
    beatDistances = (0..<steps).map { step in beats.map { $0 - step }.first { (0...2).contains($0) } ?? .max }
    var moments: [Moment] = []
    var known: (chord: Chord, key: Key, moment: Moment)?
    for step in 0...bars * steps {
      let chord = plan.chord(at: plan.meter.bar * firstBar + Beats.sixteenths(step))
      let key = plan.key(inBar: firstBar + step / steps)
      if known?.chord != chord || known?.key != key {
        known = (chord, key, Self.moment(on: chord, in: key, genre))
      }
      if let known { moments.append(known.moment) }
    }
    self.moments = moments
  }

  /// What is a semitone away from a note outside the key gives way to it, as B flat does to the B of a G major in F minor.
  private static func moment(on chord: Chord, in key: Key, _ genre: Genre) -> Moment {
    let tones = chord.pitchClasses
    let first = tones.prefix(4)
    let melodic = first.filter { genre.isMelodic($0, in: key) }
    let foreign = tones.filter { !key.contains($0) }
    let scale = key.mode.steps.map { key.tonic + $0 }.filter { genre.isMelodic($0, in: key) }
    let free = scale.filter { note in !foreign.contains { $0 + 1 == note || note + 1 == $0 } }
    // A melody of five tones rests on another of them where the chord has none.
    let rests = genre.melody == nil ? Array(first) : melodic.isEmpty ? free : melodic
    return Moment(restful: PitchClassSet(rests), passable: PitchClassSet(free + rests), tonic: key.tonic)
  }

  private func moment(at step: Int) -> Moment { moments[min(max(0, step), moments.count - 1)] }

  /// The notes that melodies rest on.
  func restful(at step: Int) -> PitchClassSet { moment(at: step).restful }

  /// The notes that melodies move through.
  func passable(at step: Int) -> PitchClassSet { moment(at: step).passable }

  func tonic(at step: Int) -> PitchClass { moment(at: step).tonic }

  private func beatDistance(_ step: Int) -> Int { beatDistances[step % beatDistances.count] }

  /// True if a beat begins on this sixteenth.
  func isBeat(_ step: Int) -> Bool { beatDistance(step) == 0 }

  /// The sixteenth whose harmony a tone is heard in: the beat that it anticipates by an eighth at most, or its own.
  func heardStep(of tone: Tune.Tone) -> Int {
    let distance = beatDistance(tone.step)
    return distance < tone.length ? tone.step + distance : tone.step
  }

  /// True if a tone has weight: on a beat, before one, or as long as one.
  func isStrong(_ tone: Tune.Tone) -> Bool { beatDistance(tone.step) < tone.length || tone.length >= 4 }
}
