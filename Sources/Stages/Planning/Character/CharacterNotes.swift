import Genres
import Music
import Prompt

/// What each adjective of a brief did, in whole sentences for a reader.
struct CharacterNotes {
  let brief: Brief
  let genre: Genre
  /// The stems of the song.
  let stems: [StemPlan]

  /// A sentence for each word.
  var sentences: [String] {
    CharacterWord.all(in: brief).map { word in
      let effects = word.directions.filter { abs($0.value) >= 0.15 }.compactMap { effect($0.axis, $0.value) }
      guard !effects.isEmpty else { return "\"\(word.said)\" changes nothing in \(genre.title)." }
      return "\"\(word.said)\": \(effects.joined(separator: ", "))."
    }
  }

  /// What a direction does; nil where the genre or the stems leave it without effect.
  private func effect(_ axis: SongCharacter.Axis, _ value: Double) -> String? {
    let size = min(SongCharacter.most, abs(value))
    let isMore = value > 0
    switch axis {
    case .brightness: return "the tone is tilted \(isMore ? "up" : "down") by \(rounded(1.5 * size)) dB an octave"
    case .attack:
      return
        "strokes are \(isMore ? "harder" : "softer") and the drums \(rounded(4 * size)) dB \(isMore ? "louder" : "quieter")"
    case .density: return isMore ? "more notes are played" : "fewer notes are played"
    case .width:
      let percent = Int((min(100, (isMore ? 50 : 62) * size)).rounded())
      return "the sides are \(percent) % \(isMore ? "wider" : "narrower")"
    case .range: return "calm sections are \(isMore ? "quieter" : "louder") against the loud ones"
    case .drive:
      return isMore ? "the stems are driven \(rounded(10 * size)) dB into saturation" : "there is less saturation"
    case .space: return "rooms and echoes are \(rounded((isMore ? 4 : 9) * size)) dB \(isMore ? "louder" : "softer")"
    case .swing:
      let amount = SwingChoice(swing: value).amount(in: genre)
      guard abs(amount - genre.swing.amount) >= 0.004 else { return nil }
      return "the second note of a pair comes at \(Int((100 * amount).rounded())) % of it"
    case .colour: return isMore ? "the chords are richer" : "the chords are plainer"
    case .tune:
      guard stems.contains(where: { [.lead, .vocals].contains($0.role) }) else { return nil }
      return "the melody is \(rounded(2 * size)) dB \(isMore ? "louder and rests less" : "quieter")"
    }
  }
}
