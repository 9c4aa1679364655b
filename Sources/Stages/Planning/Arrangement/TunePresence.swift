import Audio
import Music

/// The sections that a tune is added to, so that none is missed for long: an intro quotes it, a verse has its own.
struct TunePresence {
  /// The duration of a bar.
  let barTime: Seconds
  /// The longest time without a tune.
  let longest: Seconds

  /// The usual longest time without a tune.
  ///
  /// Intros of hits lasted some 20 s in the eighties and 5 s thirty years later, as listeners came to wait less for a voice:
  /// Léveillé Gauvin, *Drawing listener attention in popular music* (2018).
  static let usual = Seconds.s(20)
  /// The same in songs, whose verses have a tune; dance music may groove without one for longer.
  static let inSongs = Seconds.s(13)
  private static let melodic: Set<StemRole> = [.lead, .counter, .vocals]

  /// The sections that a tune is added to, by the index of who plays it: a lead, or a sequence where nobody has a melody.
  ///
  /// `playing` holds the sections of each candidate. Nothing is added where nobody has a tune in any section, nor where the
  /// wishes for a section leave no room for one.
  func additions(to playing: [[Int]], of candidates: [StemCandidate], in form: ArrangedForm) -> [Int: [Int]] {
    let melodic = candidates.indices.filter { Self.melodic.contains(candidates[$0].role) && !playing[$0].isEmpty }
    let sequences = candidates.indices.filter { candidates[$0].role == .arpeggio && !playing[$0].isEmpty }
    let tuneful = melodic.isEmpty ? sequences : melodic
    let role = melodic.isEmpty ? StemRole.arpeggio : .lead
    guard let player = tuneful.first(where: { candidates[$0].role == role && !candidates[$0].isLocal }) else {
      return [:]
    }
    var added: [Int] = []
    var silence = Seconds.s(0)
    for (index, section) in form.sections.enumerated() {
      if tuneful.contains(where: { playing[$0].contains(index) }) || form.rules[index].solo != nil {
        silence = .s(0)
        continue
      }
      silence = silence + barTime * Double(section.bars)
      guard silence > longest, isOpen(form.rules[index], to: candidates[player]) else { continue }
      added.append(index)
      silence = .s(0)
    }
    return added.isEmpty ? [:] : [player: added]
  }

  private func isOpen(_ rules: SectionRules, to candidate: StemCandidate) -> Bool {
    rules.only == nil && !rules.without.contains(where: candidate.isMeant)
  }
}
