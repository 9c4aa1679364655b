import Genres
import Music
import Prompt

/// The instruments that were asked for by name, each with a stem of its own in place of the genre's stems of its role.
struct NamedPlayers {
  let catalogue: GenreCatalogue
  let genre: Genre
  let brief: Brief
  let form: ArrangedForm

  private static let kits: Set<StemRole> = [.drums, .percussion]

  /// True if nothing but what was asked for plays.
  private var isWholeBand: Bool { brief.onlyInstruments || brief.ensemble != nil }

  /// Adds them to the genre's stems.
  func join(_ candidates: inout [StemCandidate], notes: inout [String]) {
    let asked = brief.instrumentRoles + placedOnly(among: candidates)
    if isWholeBand { keepAsked(asked, &candidates) }
    for role in [StemRole.drums, .percussion] { equip(role, with: asked.filter { $0.role == role }, &candidates) }
    let named = asked.filter { isNamed($0) && isPlayable($0, notes: &notes) }
    let players = PlayerRoles(asked: named, isWholeBand: isWholeBand, sings: brief.vocals).assigned
    let isLocal = named.map(isLocal)
    let adopted = adopt(named, &candidates)
    let replaced = Set(named.indices.filter { !isLocal[$0] && adopted[$0] == nil }.map { named[$0].role })
    let generic = Set(
      asked.filter { $0.instrument == $0.role.rawValue }.map(\.role) + (brief.vocals ? [.vocals] : []))
    for i in candidates.indices where generic.contains(candidates[i].role) { candidates[i].isAsked = true }
    let kept = candidates.indices.filter {
      candidates[$0].isAsked || !replaced.contains(candidates[$0].role) || generic.contains(candidates[$0].role)
    }
    var names = StemNames()
    kept.forEach { _ = names.unique(candidates[$0].stem.name) }
    var joined = kept.map { candidates[$0] }
    var written = InstrumentStems(catalogue: catalogue, genre: genre)
    for i in players.indices where adopted[i] == nil {
      guard var player = written.stem(of: players[i].instrument, as: players[i].role, named: &names) else { continue }
      (player.isAsked, player.isLocal) = (true, isLocal[i])
      // A band of its own is listed as it was named.
      let at = isWholeBand ? joined.count : position(of: player.role, usual: named[i].role, in: joined)
      joined.insert(player, at: at)
    }
    candidates = joined
    for i in candidates.indices {
      candidates[i].isBand = isWholeBand && candidates[i].isAsked && !candidates[i].isLocal
    }
  }

  /// The instruments that single places name and that nobody plays yet.
  private func placedOnly(among candidates: [StemCandidate]) -> [InstrumentRole] {
    var found: [InstrumentRole] = []
    for name in form.rules.flatMap(\.names) where !found.contains(where: { $0.instrument == name }) {
      let isThere =
        brief.instrumentRoles.contains { $0.instrument == name } || candidates.contains { $0.isMeant(by: name) }
      guard !isThere else { continue }
      if let role = StemRole(rawValue: name) {
        found.append(InstrumentRole(name, role: role))
      } else if NamedInstrument.hasSound(name) {
        found.append(InstrumentRole(name, role: form.rules.contains { $0.solo == name } ? .lead : .chords))
      }
    }
    return found
  }

  private func isLocal(_ asked: InstrumentRole) -> Bool {
    brief.localInstruments.contains(asked.instrument) || !brief.instrumentRoles.contains(asked)
  }

  private func isNamed(_ asked: InstrumentRole) -> Bool {
    asked.instrument != asked.role.rawValue && PlayerRoles.pitched.contains(asked.role)
  }

  private func isPlayable(_ asked: InstrumentRole, notes: inout [String]) -> Bool {
    if NamedInstrument.hasSound(asked.instrument) { return true }
    notes.append("There is no sound for \(asked.instrument); the genre's \(asked.role.rawValue) plays instead.")
    return false
  }

  /// Takes everything away that was not asked for.
  private func keepAsked(_ asked: [InstrumentRole], _ candidates: inout [StemCandidate]) {
    let roles = Set(
      asked.filter {
        $0.instrument == $0.role.rawValue || Self.kits.contains($0.role) || !NamedInstrument.hasSound($0.instrument)
      }.map(\.role)
        + (brief.vocals ? [.vocals] : []))
    let effects = Set(asked.map(\.role)).intersection([.effects])
    candidates.removeAll { candidate in
      !roles.union(effects).contains(candidate.role) && !asked.contains { $0.instrument == candidate.instrument }
    }
  }

  /// The stems of the genre that are the asked instruments already, each for one of them.
  private func adopt(_ named: [InstrumentRole], _ candidates: inout [StemCandidate]) -> [Int: Int] {
    var adopted: [Int: Int] = [:]
    for (i, player) in named.enumerated() {
      let free = candidates.indices.first {
        candidates[$0].instrument == player.instrument && !candidates[$0].isAsked && candidates[$0].isPitched
      }
      guard let free else { continue }
      candidates[free].isAsked = true
      adopted[i] = free
    }
    return adopted
  }

  /// The kit that was named first plays, and all of its pieces that were named are its own.
  private func equip(_ role: StemRole, with asked: [InstrumentRole], _ candidates: inout [StemCandidate]) {
    guard !asked.isEmpty, let i = candidates.firstIndex(where: { $0.role == role }) else { return }
    candidates[i].isAsked = true
    candidates[i].pieces = asked.map(\.instrument)
    guard let chosen = asked.map(\.instrument).first(where: NamedInstrument.hasSound) else { return }
    let stem = candidates[i].stem
    let program = GeneralMIDI.program(of: chosen).flatMap { $0 < GeneralMIDI.kit ? nil : $0 }
    candidates[i].instrument = chosen
    candidates[i].stem = stem.played(
      by: stem.name, role: role, sounds: NamedInstrument.sound(of: chosen).map { [$0] } ?? stem.sounds,
      program: program,
      description: stem.description, register: stem.register, quieter: 0, pan: 0)
  }

  /// Behind the stems of the same role, or of the instrument's usual one, or at the end.
  private func position(of role: StemRole, usual: StemRole, in stems: [StemCandidate]) -> Int {
    let order = StemRole.allCases
    let rank = { (role: StemRole) in order.firstIndex(of: role) ?? order.count }
    if let last = stems.lastIndex(where: { $0.role == role || $0.role == usual }) { return last + 1 }
    return stems.firstIndex { rank($0.role) > rank(role) } ?? stems.count
  }
}
