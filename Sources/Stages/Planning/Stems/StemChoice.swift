import Audio
import Diagnostics
import Genres
import Music
import Prompt

/// The choice of stems: the genre's, without those excluded, with those asked for, borrowed where the brief says so.
struct StemChoice {
  let catalogue: GenreCatalogue
  let genre: Genre
  /// −1 for a sparse song … 1 for a dense one.
  let density: Double
  /// −1 for a melody that may rest … 1 for one that never rests for long.
  var tune = 0.0
  let seed: Seed
  /// The duration of a bar; nil where nobody needs it.
  var barTime: Seconds?

  /// No song has more stems.
  static let most = 16

  /// The stems in the order of the genre's list; throws when nothing is left.
  func stems(for brief: Brief, form: ArrangedForm, notes: inout [String]) throws(Problems) -> [StemPlan] {
    let borrowing = StemBorrowing(catalogue: catalogue, genre: genre, brief: brief)
    var candidates = genreStems(for: brief, borrowing, notes: &notes)
    NamedPlayers(catalogue: catalogue, genre: genre, brief: brief, form: form).join(&candidates, notes: &notes)
    StemExclusions(brief).apply(to: &candidates, notes: &notes)
    thin(&candidates)
    candidates = limited(candidates, notes: &notes)
    guard candidates.contains(where: { $0.role != .effects }) else { throw nothingLeft(brief) }
    Harmonists(brief: brief).assign(&candidates, notes: &notes)
    let players = SectionPlayers(genre: genre, form: form, candidates: candidates, longestRest: longestRest)
    notes += players.notes
    // A short form may have no section for some stems.
    let playing = candidates.indices.filter { !players.sections(of: $0).isEmpty }
    let idle = candidates.indices.filter { candidates[$0].isAsked && !playing.contains($0) }
    for i in idle { notes.append("No section of a form as short as this is left for the \(candidates[i].stem.name).") }
    return playing.enumerated().map { plan(candidates[$1], number: $0 + 1, index: $1, players) }
  }

  /// The genre's own stems and those that it borrows for roles that were asked for.
  private func genreStems(for brief: Brief, _ borrowing: StemBorrowing, notes: inout [String]) -> [StemCandidate] {
    // An instrument that the genre has already, in whatever role, needs nobody else's.
    let own = Set(genre.stems.filter { !$0.optional }.compactMap { StemNames.instrument(in: $0.name) })
    let missing = brief.instrumentRoles.filter { !own.contains($0.instrument) }
    let asked = Set(missing.map(\.role) + (brief.vocals ? [.vocals] : []))
    let names = Set(brief.instruments.map { $0.replacing(" ", with: "-") })
    let isFull = density >= 0.9
    var candidates = genre.stems.filter {
      !$0.optional || (isFull && $0.role != .vocals) || asked.contains($0.role) || names.contains($0.name)
    }
    .map { StemCandidate(stem: $0, genre: genre, instrument: StemNames.instrument(in: $0.name)) }
    let wanted = asked.union(borrowing.blended.map(\.role))
    for role in StemRole.allCases where wanted.contains(role) && !candidates.contains(where: { $0.role == role }) {
      if let found = catalogue.lender(of: role, to: genre) {
        candidates.append(StemCandidate(stem: found.stem, genre: found.genre))
      }
    }
    var borrowed: Set<StemRole> = []
    candidates = candidates.compactMap { candidate in
      guard let other = borrowing.source(of: candidate.role), let stem = other.stem(candidate.role) else {
        return candidate
      }
      // What is borrowed takes the place of all stems of the role.
      guard borrowed.insert(candidate.role).inserted else { return nil }
      notes.append("The \(stem.name) is \(other.title)'s.")
      return StemCandidate(stem: stem, genre: other)
    }
    for style in brief.instrumentStyles
    where style.genre != genre.name && catalogue.genre(named: style.genre)?.stem(style.instrument) == nil {
      guard let own = candidates.first(where: { $0.role == style.instrument }) else { continue }
      notes.append(
        "\(style.genre) has no \(own.role.rawValue) to borrow; the \(own.stem.name) stays \(genre.title)'s.")
    }
    return candidates
  }

  /// A sparse song has fewer layers: what only colours the genre and was not asked for stays out.
  private func thin(_ candidates: inout [StemCandidate]) {
    guard density <= -0.5 else { return }
    candidates.removeAll { candidate in
      isOrnament(candidate.role) && !candidate.isAsked
        && !genre.signature.contains(candidate.stem.name)
    }
  }

  private func isOrnament(_ role: StemRole) -> Bool {
    [.percussion, .counter].contains(role) || (density <= -1 && [.arpeggio, .effects].contains(role))
  }

  /// The longest time without a tune, and the duration of a bar to count it by; less where a strong tune was asked for.
  private var longestRest: TunePresence? {
    let usual = genre.isDance ? TunePresence.usual : TunePresence.inSongs
    return barTime.map { TunePresence(barTime: $0, longest: usual * (1 - 0.5 * max(0, min(1, tune)))) }
  }

  /// At most sixteen: what was asked for stays longest.
  private func limited(_ candidates: [StemCandidate], notes: inout [String]) -> [StemCandidate] {
    guard candidates.count > Self.most else { return candidates }
    let ranked = candidates.indices.sorted {
      (candidates[$0].isAsked ? 0 : 1, $0) < (candidates[$1].isAsked ? 0 : 1, $1)
    }
    let kept = Set(ranked.prefix(Self.most))
    let lost = candidates.indices.filter { !kept.contains($0) }.map { candidates[$0].stem.name }
    notes.append(
      "A song has \(Self.most) stems at most, so \(lost.inWords) \(lost.count == 1 ? "does" : "do") not play.")
    return candidates.indices.filter(kept.contains).map { candidates[$0] }
  }

  private func plan(_ candidate: StemCandidate, number: Int, index: Int, _ players: SectionPlayers) -> StemPlan {
    let solos = players.solos(of: index)
    let stem = solos.isEmpty ? candidate.stem : candidate.stem.inFront
    var random = SeededRandom(seed.derived("sound", stem.name))
    let choice = SoundChoice(
      of: stem, program: program(of: candidate), isAsked: candidate.isAsked, random: &random)
    var plan = StemPlan(
      number: number, name: stem.name, role: stem.role, genre: candidate.genre.name,
      sound: choice.sound, program: choice.program,
      description: stem.description, register: stem.register, sections: players.sections(of: index),
      mix: StemMix(stem, duck: genre.duck))
    plan.instrument = candidate.instrument
    plan.bothHands = candidate.bothHands ? true : nil
    plan.harmonyVoice = candidate.harmonyVoice
    let drums = candidate.pieces.flatMap(NamedInstrument.drums)
    plan.drums = drums.isEmpty ? nil : drums
    plan.solos = solos.isEmpty ? nil : solos
    return plan
  }

  /// The General MIDI program; kits are numbered from 128 on.
  private func program(of candidate: StemCandidate) -> Int? {
    let isKit = [.drums, .percussion].contains(candidate.role)
    return candidate.stem.program.map { isKit && $0 < GeneralMIDI.kit ? $0 + GeneralMIDI.kit : $0 }
  }

  private func nothingLeft(_ brief: Brief) -> Problems {
    Problems(
      Diagnosis(
        code: "plan.nothing-to-play", location: "instruments",
        finding: "after leaving out \(brief.exclude.joined(separator: ", ")) nothing is left to play",
        remedy: "exclude fewer instruments, or name one that shall play"))
  }
}

extension GenreCatalogue {
  /// A stem with `role`: the genre's own, or another's, or a voice; nil where no genre has one.
  func lender(of role: StemRole, to genre: Genre) -> (stem: StemDefinition, genre: Genre)? {
    for other in [genre] + genres {
      if let stem = other.stem(role) { return (stem, other) }
    }
    return role == .vocals ? (.vocals(calm: !genre.tempo.pulse), genre) : nil
  }
}

extension [String] {
  /// As a list in a sentence: "flute, trumpet and harp".
  var inWords: String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " and " + (last ?? "")
  }
}
