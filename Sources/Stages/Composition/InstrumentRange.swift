import Music
import Planning

/// The notes that a named instrument can play; what lies outside is moved by octaves.
struct InstrumentRange {
  private let instrument: GeneralMIDI?

  init(_ stem: StemPlan) {
    let named = stem.isDrums ? nil : stem.instrument.flatMap(GeneralMIDI.program)
    instrument = named.flatMap(GeneralMIDI.init)
  }

  func fitted(_ notes: [Note]) -> [Note] {
    guard let instrument, !instrument.isKit else { return notes }
    return notes.map { note in
      Note(instrument.folded(note.pitch), velocity: note.velocity, at: note.onset, for: note.length)
    }
  }
}
