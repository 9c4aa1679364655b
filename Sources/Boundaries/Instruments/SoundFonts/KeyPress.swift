import Audio
import Foundation
import Music
import Planning
import Synthesis

/// A key pressed and released, in frames of the track.
struct KeyPress {
  let key: Int
  /// 1…127.
  let velocity: Int
  let start: Int
  let end: Int
  /// What its player does with it while it sounds; nil for nothing.
  var shape: NoteShape?

  /// The keys of a part, in the order of their starts; every key is free again before its next press.
  static func all(in request: StemRequest, for instrument: GeneralMIDI) -> [KeyPress] {
    let rate = SampleRate.standard.value
    let clock = request.plan.clock
    var nextStart: [Int: Int] = [:]
    let presses = request.part.notes.reversed().map { note in
      let key = min(127, max(0, instrument.folded(note.pitch).note))
      let start = max(0, clock.frame(of: note.onset, rate: rate))
      let held = instrument.isKit ? Self.drumHold : max(1, clock.frame(of: note.end, rate: rate) - start)
      let end = min(start + held, nextStart[key] ?? .max)
      nextStart[key] = start
      return KeyPress(
        key: key, velocity: MIDIVelocity.value(of: note.velocity), start: start, end: end,
        shape: instrument.isKit ? nil : NoteShape(of: note, clock: clock))
    }
    return presses.reversed().filter { $0.end > $0.start }
  }

  /// Drums ring until they are still.
  private static let drumHold = SampleRate.standard.frames(in: .s(6))
}
