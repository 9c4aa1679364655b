import Audio
import Diagnostics
import Genres
import Music
import Prompt

/// The choice of stems: the genre's, without those excluded, with those asked for, borrowed where the brief says so.
struct StemChoice {
  let catalogue: GenreCatalogue
  let genre: Genre
  let seed: Seed

  /// A stem that may play, before its sections are known.
  private struct StemCandidate {
    var stem: StemDefinition
    var genre: Genre
    /// The instrument that was asked for by name, if the engine has a sound for it or a SoundFont may.
    var instrument: String?
  }

  /// The stems in the order of the genre's list; throws when nothing is left.
  func stems(for brief: Brief, sections: [Section], notes: inout [String]) throws(Problems) -> [StemPlan] {
    let borrowing = StemBorrowing(catalogue: catalogue, genre: genre, brief: brief)
    let candidates = candidates(for: brief, borrowing).map { styled($0, by: brief, borrowing, notes: &notes) }
    guard candidates.contains(where: { $0.stem.role != .effects }) else { throw nothingLeft(brief) }
    // A short form may have no section for some stems.
    let playing = candidates.filter { !playingSections(of: $0.stem.role, in: sections, among: candidates).isEmpty }
    return playing.enumerated().map { plan($1, number: $0 + 1, sections: sections, among: candidates) }
  }

  private func candidates(for brief: Brief, _ borrowing: StemBorrowing) -> [StemCandidate] {
    let asked = Set(brief.instrumentRoles.map(\.role) + (brief.vocals ? [.vocals] : []))
    var candidates = genre.stems.filter { !$0.optional || asked.contains($0.role) }
      .map { StemCandidate(stem: $0, genre: genre) }
    let wanted = asked.union(borrowing.blended.map(\.role))
    for role in StemRole.allCases where wanted.contains(role) && !candidates.contains(where: { $0.stem.role == role }) {
      if let found = borrowed(role) { candidates.append(found) }
    }
    if brief.onlyInstruments { candidates.removeAll { !asked.contains($0.stem.role) } }
    let excluded = Set(brief.exclude.compactMap { StemRole(rawValue: $0) })
    return candidates.filter { !excluded.contains($0.stem.role) && !isSilenced($0.stem.role, by: brief.exclude) }
  }

  /// Percussion is part of the drums for somebody who wants none.
  private func isSilenced(_ role: StemRole, by exclude: [String]) -> Bool {
    role == .percussion && exclude.contains("drums")
  }

  private func borrowed(_ role: StemRole) -> StemCandidate? {
    for genre in [genre] + catalogue.genres {
      if let stem = genre.stem(role) { return StemCandidate(stem: stem, genre: genre) }
    }
    return role == .vocals ? StemCandidate(stem: .vocals(calm: !genre.tempo.pulse), genre: genre) : nil
  }

  private func styled(
    _ candidate: StemCandidate, by brief: Brief, _ borrowing: StemBorrowing, notes: inout [String]
  ) -> StemCandidate {
    var styled = candidate
    let role = candidate.stem.role
    if let other = borrowing.source(of: role), let stem = other.stem(role) {
      notes.append("The \(stem.name) is \(other.title)'s.")
      styled = StemCandidate(stem: stem, genre: other)
    } else if let style = brief.instrumentStyles.first(where: { $0.instrument == role }), style.genre != genre.name {
      notes.append(
        "\(style.genre) has no \(role.rawValue) to borrow; the \(candidate.stem.name) stays \(genre.title)'s.")
    }
    let choice = InstrumentChoice(role: role, asked: brief.instrumentRoles.filter { $0.role == role }.map(\.instrument))
    styled.instrument = choice.chosen
    notes += choice.notes
    return styled
  }

  private func plan(_ candidate: StemCandidate, number: Int, sections: [Section], among all: [StemCandidate])
    -> StemPlan
  {
    let stem = candidate.stem
    var random = SeededRandom(seed.derived("sound", stem.name))
    let chosen = random.pick(stem.sounds.map { ($0, weight: 1) })
    return StemPlan(
      number: number, name: stem.name, role: stem.role, genre: candidate.genre.name,
      sound: candidate.instrument.flatMap(NamedInstrument.sound) ?? chosen, program: program(of: candidate),
      description: stem.description, register: stem.register,
      sections: playingSections(of: stem.role, in: sections, among: all), mix: StemMix(stem, duck: genre.duck))
  }

  /// The General MIDI program of the asked instrument, or else the genre's; kits are numbered from 128 on.
  private func program(of candidate: StemCandidate) -> Int? {
    let isKit = [.drums, .percussion].contains(candidate.stem.role)
    if let instrument = candidate.instrument {
      // The notes of a drum part name drums: timpani would play them as a tune.
      return GeneralMIDI.program(of: instrument).flatMap { isKit && $0 < GeneralMIDI.kit ? nil : $0 }
    }
    return candidate.stem.program.map { isKit && $0 < 128 ? $0 + 128 : $0 }
  }

  /// The sections in which a role plays, by their index.
  private func playingSections(of role: StemRole, in sections: [Section], among all: [StemCandidate]) -> [Int] {
    sections.indices.filter { plays(role, in: sections[$0], among: all) }
  }

  /// True if the genre has this role in such a section, or if the section would be empty without it.
  private func plays(_ role: StemRole, in section: Section, among all: [StemCandidate]) -> Bool {
    let names = genre.character(of: section.kind).stems
    let roles = Set(genre.stems.filter { names.contains($0.name) }.map(\.role))
    let isForeign = !genre.stems.contains { $0.role == role && !$0.optional }
    if roles.contains(role) || (isForeign && section.energy >= 0.5) { return true }
    return !all.contains { $0.stem.role != .effects && roles.contains($0.stem.role) }
  }

  private func nothingLeft(_ brief: Brief) -> Problems {
    Problems(
      Diagnosis(
        code: "plan.nothing-to-play", location: "instruments",
        finding: "after leaving out \(brief.exclude.joined(separator: ", ")) nothing is left to play",
        remedy: "exclude fewer instruments, or name one that shall play"))
  }
}

/// The instrument of a role for which several were asked: the first that has a sound of its own.
struct InstrumentChoice {
  let role: StemRole
  /// The instruments by name, in the order in which they were asked for.
  let asked: [String]

  /// The instrument that plays; nil where none was asked for that differs from what the role plays anyway.
  var chosen: String? { asked.first(where: Self.hasSound) }

  /// A sentence about the instruments that do not play; none for drums, whose kit plays all of them.
  var notes: [String] {
    guard let chosen, ![.drums, .percussion].contains(role) else { return [] }
    let others = asked.filter { $0 != chosen && Self.hasSound($0) && !Self.alike($0, chosen) }
    guard let last = others.last else { return [] }
    let names = others.count == 1 ? last : others.dropLast().joined(separator: ", ") + " and " + last
    let verb = others.count == 1 ? "does" : "do"
    return ["A part has one instrument: \(chosen) plays the \(role.rawValue), \(names) \(verb) not."]
  }

  private static func hasSound(_ name: String) -> Bool {
    NamedInstrument.sound(of: name) != nil || GeneralMIDI.program(of: name) != nil
  }

  /// True if both names come to the same patch and program.
  private static func alike(_ one: String, _ other: String) -> Bool {
    NamedInstrument.sound(of: one) == NamedInstrument.sound(of: other)
      && GeneralMIDI.program(of: one) == GeneralMIDI.program(of: other)
  }
}
