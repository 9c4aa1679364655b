import Audio
import Diagnostics
import Genres
import Music
import Prompt

/// Chooses the stems: the genre's, less what was excluded, plus what was asked for, borrowed where the brief says so.
struct StemChoice {
  let catalogue: GenreCatalogue
  let genre: Genre
  let seed: Seed

  private struct Candidate {
    var stem: StemDefinition
    var genre: Genre
    /// The instrument that was asked for by name, if the engine has a sound for it or a SoundFont may.
    var instrument: String?
  }

  /// The stems in the order of the genre's list; throws when nothing is left.
  func stems(for brief: Brief, sections: [Section], notes: inout [String]) throws(Problems) -> [StemPlan] {
    let lending = Lending(catalogue: catalogue, genre: genre, brief: brief)
    let candidates = candidates(for: brief, lending).map { styled($0, by: brief, lending, notes: &notes) }
    guard candidates.contains(where: { $0.stem.role != .effects }) else { throw nothingLeft(brief) }
    // A short form may have no place for everybody.
    let playing = candidates.filter { !places(of: $0.stem.role, in: sections, among: candidates).isEmpty }
    return playing.enumerated().map { plan($1, number: $0 + 1, sections: sections, among: candidates) }
  }

  private func candidates(for brief: Brief, _ lending: Lending) -> [Candidate] {
    let asked = Set(brief.instrumentRoles.map(\.role) + (brief.vocals ? [.vocals] : []))
    var candidates = genre.stems.filter { !$0.optional || asked.contains($0.role) }
      .map { Candidate(stem: $0, genre: genre) }
    let wanted = asked.union(lending.blended.map(\.role))
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

  private func borrowed(_ role: StemRole) -> Candidate? {
    for genre in [genre] + catalogue.genres {
      if let stem = genre.stem(role) { return Candidate(stem: stem, genre: genre) }
    }
    return role == .vocals ? Candidate(stem: .vocals(calm: !genre.tempo.pulse), genre: genre) : nil
  }

  private func styled(
    _ candidate: Candidate, by brief: Brief, _ lending: Lending, notes: inout [String]
  ) -> Candidate {
    var styled = candidate
    let role = candidate.stem.role
    if let other = lending.lender(of: role), let stem = other.stem(role) {
      notes.append("The \(stem.name) is \(other.title)'s.")
      styled = Candidate(stem: stem, genre: other)
    } else if let style = brief.instrumentStyles.first(where: { $0.instrument == role }), style.genre != genre.name {
      notes.append(
        "\(style.genre) has no \(role.rawValue) to borrow; the \(candidate.stem.name) stays \(genre.title)'s.")
    }
    let players = Players(role: role, asked: brief.instrumentRoles.filter { $0.role == role }.map(\.instrument))
    styled.instrument = players.chosen
    notes += players.notes
    return styled
  }

  private func plan(_ candidate: Candidate, number: Int, sections: [Section], among all: [Candidate]) -> StemPlan {
    let stem = candidate.stem
    var random = SeededRandom(seed.derived("sound", stem.name))
    let chosen = random.pick(stem.sounds.map { ($0, weight: 1) })
    return StemPlan(
      number: number, name: stem.name, role: stem.role, genre: candidate.genre.name,
      sound: candidate.instrument.flatMap(Instrument.sound) ?? chosen, program: program(of: candidate),
      description: stem.description, register: stem.register,
      sections: places(of: stem.role, in: sections, among: all), mix: StemMix(stem, duck: genre.duck))
  }

  /// The General MIDI program of the asked instrument, or else the genre's; kits are numbered from 128 on.
  private func program(of candidate: Candidate) -> Int? {
    let isKit = [.drums, .percussion].contains(candidate.stem.role)
    if let instrument = candidate.instrument {
      // The notes of a drum part name drums: timpani would play them as a tune.
      return GeneralMIDI.program(of: instrument).flatMap { isKit && $0 < GeneralMIDI.kit ? nil : $0 }
    }
    return candidate.stem.program.map { isKit && $0 < 128 ? $0 + 128 : $0 }
  }

  /// The sections in which a role plays, by their index.
  private func places(of role: StemRole, in sections: [Section], among all: [Candidate]) -> [Int] {
    sections.indices.filter { plays(role, in: sections[$0], among: all) }
  }

  /// Whether the genre lets this role play in such a section; what would leave the section empty plays anyway.
  private func plays(_ role: StemRole, in section: Section, among all: [Candidate]) -> Bool {
    let names = genre.character(of: section.kind).stems
    let roles = Set(genre.stems.filter { names.contains($0.name) }.map(\.role))
    let isForeign = !genre.stems.contains { $0.role == role && !$0.optional }
    if roles.contains(role) || (isForeign && section.energy >= 0.5) { return true }
    return !all.contains { $0.stem.role != .effects && roles.contains($0.stem.role) }
  }

  private func nothingLeft(_ brief: Brief) -> Problems {
    Problems(
      Diagnosis(
        code: "plan.nothing-to-play", place: "instruments",
        finding: "after leaving out \(brief.exclude.joined(separator: ", ")) nothing is left to play",
        remedy: "exclude fewer instruments, or name one that shall play"))
  }
}
