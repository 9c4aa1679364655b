import Audio
import Music
import Planning

/// A note of the melody, in frames.
struct SungNote: Equatable {
  let pitch: Pitch
  let start: Int
  let end: Int

  /// The melody of a request: one voice, the highest where several notes begin together, each note ending where the next
  /// begins at the latest.
  static func melody(of request: StemRequest) -> [SungNote] {
    let clock = request.plan.clock
    let rate = SampleRate.standard.value
    var melody: [SungNote] = []
    for note in request.part.notes {
      let start = max(0, clock.frame(of: note.onset, rate: rate))
      let end = max(start + 1, clock.frame(of: note.end, rate: rate))
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

  /// The same so many semitones higher and frames later.
  func moved(by semitones: Int, later frames: Int) -> SungNote {
    SungNote(pitch: pitch + semitones, start: start + frames, end: end + frames)
  }

  private static let together = SampleRate.standard.frames(in: .ms(30))
}

/// A syllable on its note: the frames of the track for each of its parts.
///
/// As singers do, the vowel begins with the note and the consonants before it come early; only the vowel is stretched.
struct SungSyllable: Equatable {
  let syllable: Syllable
  /// The frames of the track on which its onset, its vowel and its coda begin, and the one after its last.
  let start: Int
  let vowel: Int
  let coda: Int
  let end: Int

  /// One syllable on each note, from the first again when all have been sung.
  ///
  /// A note that follows too soon after a syllable is sung on its vowel. What is said keeps the
  /// durations that it was spoken in where there is room. `scale` is frames of the track per sample.
  static func assign(
    _ syllables: [Syllable], to melody: [SungNote], scale: Double, isSpeech: Bool = false
  ) -> [SungSyllable] {
    guard !syllables.isEmpty else { return [] }
    let shortest = isSpeech ? shortestSpoken : shortest
    let carriers = melody.indices.filter { $0 == 0 || melody[$0].start - melody[$0 - 1].start >= shortest }
    var placed: [SungSyllable] = []
    for (turn, index) in carriers.enumerated() {
      let syllable = syllables[turn % syllables.count]
      let next = turn + 1 < carriers.count ? carriers[turn + 1] : nil
      let early = next.map { _ in lead(of: syllables[(turn + 1) % syllables.count], scale) } ?? 0
      let last = melody[(next ?? melody.count) - 1]
      let spoken = Int(Double(syllable.end - syllable.vowel.lowerBound) * scale)
      let held = isSpeech ? melody[index].start + spoken : last.end
      let end = min(max(held, melody[index].start + shortest), next.map { melody[$0].start - early } ?? .max)
      let room = end - melody[index].start
      let coda = min(Int(Double(syllable.coda.count) * scale), room * 2 / 5)
      let start = melody[index].start - lead(of: syllable, scale)
      placed.append(
        SungSyllable(
          syllable: syllable, start: max(start, placed.last?.end ?? 0), vowel: melody[index].start, coda: end - coda,
          end: end))
    }
    return placed
  }

  /// The duration of the consonants before the vowel, in frames, 90 ms at most.
  private static func lead(of syllable: Syllable, _ scale: Double) -> Int {
    min(Int(Double(syllable.onset.count) * scale), longestLead)
  }

  private static let shortest = SampleRate.standard.frames(in: .ms(140))
  private static let shortestSpoken = SampleRate.standard.frames(in: .ms(90))
  private static let longestLead = SampleRate.standard.frames(in: .ms(90))
}
