import Audio
import Diagnostics
import Music

/// The ticket's own fields, which outrank the prompt.
extension Brief {
  mutating func apply(_ ticket: Ticket, vocabulary: Vocabulary) {
    if let tempo = ticket.bpm {
      override("bpm", \.bpm, tempo) { "\(NumberText.exact($0.bpm)) BPM" }
      bpmRange = nil
    }
    if let key = ticket.key {
      override("key", \.key, key) { $0.description }
      mode = key.mode
    }
    if let duration = ticket.duration {
      override("duration", \.duration, duration) { "\(NumberText.exact($0.value)) s" }
    }
    if let loudness = ticket.loudness {
      override("loudness_lufs", \.loudness, loudness) { "\(NumberText.exact($0.value)) LUFS" }
    }
    if let peak = ticket.truePeak {
      override("true_peak_dbtp", \.truePeak, peak) { "\(NumberText.exact($0.value)) dBTP" }
    }
    if let genre = ticket.genre {
      override("genre", \.genre, genre) { $0 }
      genres = [WeightedGenre(genre, weight: 1)]
    }
    if let title = ticket.title { override("title", \.title, title) { "\"\($0)\"" } }
    applyParts(of: ticket, vocabulary: vocabulary)
    applySounds(of: ticket, vocabulary: vocabulary)
  }

  private mutating func applyParts(of ticket: Ticket, vocabulary: Vocabulary) {
    if !ticket.structure.isEmpty {
      structure = ticket.structure
      sectionWishes = []
      addTicketEvidence("structure")
    }
    if let words = ticket.lyrics { applyLyrics(words, language: ticket.language, vocabulary) }
    guard !ticket.instruments.isEmpty else { return }
    let named = ticket.instruments.map { (written: $0, name: vocabulary.instrument(named: $0)) }
    instruments = []
    instrumentRoles = []
    for (written, name) in named where !instruments.contains(name ?? written) {
      instruments.append(name ?? written)
      if let name, let role = vocabulary.lexicon.instruments[name]?.role {
        instrumentRoles.append(InstrumentRole(name, role: role))
      } else {
        notUnderstood.append(written)
      }
    }
    exclude.removeAll { instruments.contains($0) }
    onlyInstruments = true
    addTicketEvidence("instruments")
  }

  /// Lyrics with words to sing ask for a voice, and those that say that there are none forbid it.
  private mutating func applyLyrics(_ written: String, language code: String?, _ vocabulary: Vocabulary) {
    let words = Lyrics(written)
    if !words.lines.isEmpty {
      vocals = true
      lyrics = written
      language = code
      exclude.removeAll { $0 == "vocals" }
      addTicketEvidence("vocals")
    } else if words.saysInstrumental {
      if vocals { notes.append("The prompt asks for a voice and the lyrics for none; the lyrics count.") }
      vocals = false
      if !exclude.contains("vocals") { exclude.append("vocals") }
      evidence.append(Evidence("exclude", words: "ticket", confidence: 1))
    } else if written.contains(where: { !$0.isWhitespace }) {
      notes.append("The lyrics have no words to sing, only marks of structure.")
    }
    let form = LyricsForm(words, vocabulary: vocabulary).items
    if structure.isEmpty, sectionWishes.isEmpty, form.count >= LyricsForm.least {
      structure = form
      addTicketEvidence("structure")
    }
  }

  private mutating func override<Value: Equatable>(
    _ field: String, _ path: WritableKeyPath<Brief, Value?>, _ value: Value, _ words: (Value) -> String
  ) {
    if let said = self[keyPath: path], said != value {
      notes.append("The prompt says \(words(said)) and the ticket \(words(value)); the ticket counts.")
    }
    self[keyPath: path] = value
    addTicketEvidence(field)
  }

  private mutating func addTicketEvidence(_ field: String) {
    evidence.removeAll { $0.field == field }
    evidence.append(Evidence(field, words: "ticket", confidence: 1))
  }
}

extension Vocabulary {
  /// The lexicon's name of an instrument, in any of its spellings; nil if it is not in the lexicon.
  func instrument(named text: String) -> String? {
    let tokens = Tokeniser.tokens(of: text)
    guard let found = instruments.match(tokens, at: 0), found.count == tokens.count else { return nil }
    return found.value
  }
}
