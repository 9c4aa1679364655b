import Audio
import Music
import Planning
import SoundGeneration

/// A note of the melody, in frames.
struct SungNote: Equatable {
  let pitch: Pitch
  let start: Int
  let end: Int

  /// The melody of a request: one voice, the highest where several notes begin together, each note ending where the next
  /// begins at the latest.
  static func melody(of request: StemRequest) -> [SungNote] {
    let tempo = request.plan.bpm
    let rate = SampleRate.standard.value
    var melody: [SungNote] = []
    for note in request.part.notes {
      let start = max(0, tempo.frame(of: note.onset, rate: rate))
      let end = max(start + 1, tempo.frame(of: note.end, rate: rate))
      if let last = melody.last {
        if start - last.start < together {
          if note.pitch > last.pitch {
            melody[melody.count - 1] = SungNote(pitch: note.pitch, start: last.start, end: end)
          }
          continue
        }
        melody[melody.count - 1] = SungNote(pitch: last.pitch, start: last.start, end: min(last.end, start))
      }
      melody.append(SungNote(pitch: note.pitch, start: start, end: end))
    }
    return melody
  }

  private static let together = SampleRate.standard.frames(in: .ms(30))
}
