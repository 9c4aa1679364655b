import Music
import Planning

/// The notes that a named instrument can play, or that a voice sings; what lies outside is moved by octaves.
struct InstrumentRange {
  private let instrument: GeneralMIDI?
  private let voice: PlannedVoice?

  init(_ stem: StemPlan) {
    let named = stem.isDrums ? nil : stem.instrument.flatMap(GeneralMIDI.program)
    instrument = named.flatMap(GeneralMIDI.init)
    voice = stem.voice
  }

  func fitted(_ notes: [Note]) -> [Note] {
    if let range = voice?.range, voice?.manner.isSpeech == false {
      return notes.map { $0.moved(to: range.folded($0.pitch)) }
    }
    guard let instrument, !instrument.isKit else { return notes }
    return notes.map { $0.moved(to: instrument.folded($0.pitch)) }
  }
}

extension Note {
  /// The same on another pitch.
  func moved(to pitch: Pitch) -> Note { Note(pitch, velocity: velocity, at: onset, for: length) }
}
