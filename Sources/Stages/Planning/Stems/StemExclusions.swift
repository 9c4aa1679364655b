import Genres
import Music
import Prompt

/// The instruments that were forbidden, which always wins over what was asked for elsewhere.
struct StemExclusions {
  private let names: [String]
  private let roles: Set<StemRole>

  init(_ brief: Brief) {
    names = brief.exclude
    roles = Set(brief.exclude.compactMap { StemRole(rawValue: $0) })
  }

  /// Removes what is forbidden; a stem whose sound would be the forbidden instrument's gets another one.
  func apply(to candidates: inout [StemCandidate], notes: inout [String]) {
    candidates.removeAll { candidate in
      roles.contains(candidate.role) || (candidate.role == .percussion && names.contains("drums"))
        || names.contains { isInstrument($0) && candidate.isMeant(by: $0) }
    }
    for i in candidates.indices where candidates[i].isPitched {
      for name in names where isInstrument(name) { replaceSound(of: &candidates[i], like: name, notes: &notes) }
    }
  }

  /// Pieces of a kit are left out of the kit, and roles were left out as a whole.
  private func isInstrument(_ name: String) -> Bool {
    StemRole(rawValue: name) == nil && NamedInstrument.drums(of: name).isEmpty
  }

  private func replaceSound(of candidate: inout StemCandidate, like name: String, notes: inout [String]) {
    let stem = candidate.stem
    let forbidden = { (sound: String) in NamedInstrument.means(sound, by: name) }
    guard stem.sounds.contains(where: forbidden) else { return }
    let left = stem.sounds.filter { !forbidden($0) }
    let others = left.isEmpty ? Self.substitutes[stem.role, default: []].filter { !forbidden($0) } : left
    guard !others.isEmpty else { return }
    candidate.stem = stem.played(
      by: stem.name, role: stem.role, sounds: Array(others.prefix(left.isEmpty ? 1 : others.count)), program: nil,
      description: stem.description.replacing(name, with: stem.role.rawValue), register: stem.register, quieter: 0,
      pan: 0)
    if left.isEmpty { notes.append("The \(stem.name) would be a \(name), which was excluded; another sound plays it.") }
  }

  private static let substitutes: [StemRole: [String]] = [
    .chords: ["keys-electric", "guitar-steel", "keys-organ"], .pad: ["pad-warm", "strings-section"],
    .lead: ["lead-flute", "mallet-vibes", "lead-pluck"], .counter: ["mallet-vibes", "lead-flute"],
    .arpeggio: ["harp", "mallet-marimba"], .bass: ["bass-round", "bass-upright"],
  ]
}

extension NamedInstrument {
  /// True if a patch of the library is the sound of the instrument that is called `name`.
  static func means(_ sound: String, by name: String) -> Bool {
    if name == "guitar" { return sound.hasPrefix("guitar-") }
    if name == "piano" { return ["keys-piano", "keys-felt", "keys-house"].contains(sound) }
    if name == "strings" { return sound.hasPrefix("strings-") || sound == "pad-strings" }
    if name == "brass" { return ["brass-section", "horns", "pad-brass"].contains(sound) }
    return self.sound(of: name) == sound
  }
}
