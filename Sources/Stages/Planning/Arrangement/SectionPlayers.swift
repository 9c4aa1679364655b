import Genres
import Music

/// Who plays in which section: as the genre has it, unless something was asked of the section.
struct SectionPlayers {
  private let playing: [[Int]]
  private let soloing: [[Int]]
  /// The wishes that could not be kept, in whole sentences.
  let notes: [String]

  /// `longestRest` adds a tune where none would be heard for long; nil leaves everybody to the genre.
  init(genre: Genre, form: ArrangedForm, candidates: [StemCandidate], longestRest: TunePresence? = nil) {
    var playing = candidates.map { _ in [Int]() }
    var soloing = playing
    var notes: [String] = []
    for (section, planned) in form.sections.enumerated() {
      let rules = form.rules[section]
      let casting = SectionCasting(genre: genre, section: planned, rules: rules, candidates: candidates)
      for i in casting.players { playing[i].append(section) }
      if let soloist = casting.soloist { soloing[soloist].append(section) }
      for name in rules.names where !candidates.contains(where: { $0.isMeant(by: name) }) {
        let note =
          "Nothing called \(name) could play in the \(planned.name): it was excluded, or there is no sound for it."
        if !notes.contains(note) { notes.append(note) }
      }
    }
    for i in candidates.indices where playing[i].isEmpty && candidates[i].isAsked && !candidates[i].isLocal {
      playing[i] = Self.openSections(for: candidates[i], in: form)
    }
    if let added = longestRest?.additions(to: playing, of: candidates, in: form) {
      for (i, sections) in added { playing[i] = (playing[i] + sections).sorted() }
    }
    (self.playing, self.soloing, self.notes) = (playing, soloing, notes)
  }

  /// The livelier sections, for who was asked for and whose own sections this form does not have.
  private static func openSections(for candidate: StemCandidate, in form: ArrangedForm) -> [Int] {
    let open = form.sections.indices.filter { i in
      form.rules[i].only == nil && !form.rules[i].without.contains(where: candidate.isMeant)
    }
    let lively = open.filter { form.sections[$0].energy >= 0.5 }
    return lively.isEmpty ? open : lively
  }

  /// The sections in which the candidate with this index plays.
  func sections(of index: Int) -> [Int] { playing[index] }

  /// The sections in which it is in front.
  func solos(of index: Int) -> [Int] { soloing[index] }
}

/// The players of one section.
struct SectionCasting {
  let genre: Genre
  let section: Section
  let rules: SectionRules
  let candidates: [StemCandidate]

  /// The one in front, where one was named: the first stem that the name means.
  var soloist: Int? {
    guard let name = rules.solo else { return nil }
    let meant = candidates.indices.filter { candidates[$0].isMeant(by: name) && candidates[$0].role != .effects }
    return meant.first { candidates[$0].role == .lead } ?? meant.first
  }

  /// The candidates that play, by their index.
  var players: [Int] {
    let allowed = candidates.indices.filter { !isForbidden(candidates[$0]) }
    let players = allowed.filter(plays)
    guard !players.contains(where: { candidates[$0].role != .effects }) else { return players }
    return players + substitutes(among: allowed.filter { !players.contains($0) })
  }

  /// Who plays in a section that would be empty: what holds the harmony, or else whoever may.
  private func substitutes(among allowed: [Int]) -> [Int] {
    let free = allowed.filter { !candidates[$0].isLocal }
    let calm = free.filter { [.pad, .chords, .arpeggio].contains(candidates[$0].role) }
    if !calm.isEmpty { return calm }
    return free.isEmpty ? allowed : free
  }

  private func isForbidden(_ candidate: StemCandidate) -> Bool { rules.without.contains(where: isWhole(candidate)) }

  /// True if a name means all of the candidate: single drums are left out of a kit that plays on.
  private func isWhole(_ candidate: StemCandidate) -> (String) -> Bool {
    { name in candidate.isMeant(by: name) && (NamedInstrument.drums(of: name).isEmpty || candidate.stem.name == name) }
  }

  private func plays(_ index: Int) -> Bool {
    let candidate = candidates[index]
    if let soloist, index == soloist { return true }
    if rules.names.contains(where: candidate.isMeant) { return true }
    if rules.only != nil { return false }
    if let soloist {
      let isDrumSolo = [.drums, .percussion].contains(candidates[soloist].role)
      if isDrumSolo || [.lead, .counter, .vocals].contains(candidate.role) { return false }
    }
    return !candidate.isLocal && isUsual(candidate)
  }

  /// True if the genre has this stem in such a section, or if the section would be empty without it.
  private func isUsual(_ candidate: StemCandidate) -> Bool {
    let names = genre.character(of: section.kind).stems
    let own = genre.stems.filter { !$0.optional }
    let isOwn = candidate.genre.name == genre.name && own.contains { $0.name == candidate.stem.name }
    if isOwn, names.contains(candidate.stem.name) { return true }
    let roles = Set(genre.stems.filter { names.contains($0.name) }.map(\.role))
    let isForeign = !own.contains { $0.role == candidate.role }
    if !isOwn, roles.contains(candidate.role) { return true }
    if !isOwn, candidate.isBand || candidate.role == .counter || candidate.harmonyVoice != nil, section.energy >= 0.4 {
      return true
    }
    if isForeign, section.energy >= 0.5 { return true }
    return !candidates.contains { other in
      !other.isLocal && other.role != .effects && roles.contains(other.role)
    }
  }
}
