import Music
import Planning
import Signal

/// A note as a voice is told of it: in frames and hertz.
struct NoteOn: Sendable {
  let pitch: Pitch
  let frequency: Double
  /// 0…1.
  let velocity: Double
  /// The frame of the track on which it starts.
  let frame: Int
  /// How many frames the key is held.
  let held: Int
  /// Quarter notes per second, for what moves in time with the music.
  let quartersPerSecond: Double
  /// Its own randomness: start phases, noise, small differences from hit to hit.
  let seed: Seed

  /// The notes of a request in the order in which they start.
  static func all(in request: StemRequest) -> [NoteOn] {
    let plan = request.plan
    let rate = SampleRate.standard.value
    let base = plan.seed.derived(request.stem.name, "voices")
    let notes = request.part.notes.enumerated().map { index, note in
      let start = max(0, plan.bpm.frame(of: note.onset, rate: rate))
      return NoteOn(
        pitch: note.pitch, frequency: note.pitch.frequency, velocity: note.velocity, frame: start,
        held: max(1, plan.bpm.frame(of: note.end, rate: rate) - start), quartersPerSecond: plan.bpm.bpm / 60,
        seed: base.derived("\(index)"))
    }
    return notes.enumerated().sorted { ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset) }.map(\.element)
  }
}
