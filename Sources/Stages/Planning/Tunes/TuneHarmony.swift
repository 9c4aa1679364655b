import Genres
import Music

/// What a tune is written over: the chords and the scale, sixteenth by sixteenth from its beginning.
public struct TuneHarmony: Sendable {
  private let plan: SongPlan
  private let genre: Genre
  /// The bar of the song on which the tune begins.
  private let firstBar: Int

  public init(plan: SongPlan, genre: Genre, firstBar: Int) {
    self.plan = plan
    self.genre = genre
    self.firstBar = firstBar
  }

  private func onset(_ step: Int) -> Beats { plan.meter.bar * firstBar + Beats.sixteenths(step) }

  func chord(at step: Int) -> Chord { plan.chord(at: onset(step)) }

  private func key(at step: Int) -> Key { plan.key(inBar: firstBar + step / plan.meter.steps) }

  /// The notes of the chord that melodies rest on: its first four, as far as the genre's melodies use them.
  func restful(at step: Int) -> Set<PitchClass> {
    let chord = chord(at: step).pitchClasses.prefix(4)
    let key = key(at: step)
    let melodic = chord.filter { genre.isMelodic($0, in: key) }
    return Set(melodic.isEmpty ? Array(chord) : melodic)
  }

  /// The notes that melodies move through: the scale's, and the chord's where it leaves the key.
  ///
  /// What is a semitone away from a note of such a chord gives way to it, as B flat does to the B of a G major in F minor.
  func passable(at step: Int) -> Set<PitchClass> {
    let key = key(at: step)
    let chord = chord(at: step).pitchClasses
    let foreign = chord.filter { !key.contains($0) }
    let scale = key.mode.steps.map { key.tonic + $0 }.filter { genre.isMelodic($0, in: key) }
    return Set(scale.filter { note in !foreign.contains { $0 + 1 == note || note + 1 == $0 } } + chord.prefix(4))
  }

  func tonic(at step: Int) -> PitchClass { key(at: step).tonic }
}

extension Meter {
  /// True if a beat begins on this sixteenth of a tune.
  func isBeat(_ step: Int) -> Bool { beatSteps.contains(step % steps) }

  /// The beat on which a note that begins just before it, at most an eighth, is heard to fall; nil for others.
  func anticipatedBeat(from step: Int, for length: Int) -> Int? {
    guard !isBeat(step) else { return nil }
    return (1...2).map { step + $0 }.first { isBeat($0) && $0 < step + length }
  }
}

extension Tune.Tone {
  /// The sixteenth whose harmony it is heard in: the beat that it anticipates, or its own.
  func heardStep(in meter: Meter) -> Int { meter.anticipatedBeat(from: step, for: length) ?? step }

  /// True if it has weight: on a beat, before one, or as long as one.
  func isStrong(in meter: Meter) -> Bool {
    meter.isBeat(step) || meter.anticipatedBeat(from: step, for: length) != nil || length >= 4
  }
}
