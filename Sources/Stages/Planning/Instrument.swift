import Music

/// An instrument that people name, as the role that plays it and the sound that comes nearest.
struct Instrument: Sendable, Equatable {
  let role: StemRole
  /// A name in the sound library; nil when the role's own sound is meant.
  let sound: String?

  /// Nil for a name that is neither a role nor in the table.
  init?(named name: String) {
    if let role = StemRole(rawValue: name) ?? Self.roles[name] {
      (self.role, sound) = (role, nil)
    } else if let (role, sound) = Self.sounds[name] {
      (self.role, self.sound) = (role, sound)
    } else {
      return nil
    }
  }

  private static let roles: [String: StemRole] = [
    "pads": .pad, "keys": .chords, "synth": .lead, "synths": .lead, "melody": .lead, "beat": .drums, "fx": .effects,
    "arp": .arpeggio, "leads": .lead, "drum": .drums, "chord": .chords, "sub": .bass,
  ]

  private static let sounds: [String: (StemRole, String)] = [
    "piano": (.chords, "keys-house"), "electric piano": (.chords, "keys-electric"),
    "rhodes": (.chords, "keys-electric"),
    "organ": (.chords, "stab-organ"), "strings": (.pad, "pad-strings"), "choir": (.pad, "pad-wide"),
    "bells": (.lead, "lead-bell"), "bell": (.lead, "lead-bell"), "flute": (.lead, "lead-flute"),
    "pluck": (.lead, "lead-pluck"), "plucks": (.lead, "lead-pluck"), "supersaw": (.lead, "lead-saw"),
    "saw lead": (.lead, "lead-saw"), "wobble": (.bass, "bass-wobble"), "wobble bass": (.bass, "bass-wobble"),
    "reese": (.bass, "bass-reese"), "reese bass": (.bass, "bass-reese"), "sub bass": (.bass, "bass-round"),
    "bass guitar": (.bass, "bass-round"), "upright bass": (.bass, "bass-round"), "808": (.bass, "bass-round"),
    "guitar": (.lead, "lead-pluck"), "brass": (.chords, "stab-saw"), "vibraphone": (.lead, "lead-bell"),
  ]
}
