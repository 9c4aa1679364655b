import Music

/// What an instrument that people name means to the engine, beyond the role that plays it.
enum Instrument {
  /// The sound in the library that comes nearest; nil when the role's own sound is as near as any.
  static func sound(of name: String) -> String? { sounds[name] }

  /// The drums of a kit that the name means; empty for anything else, so that leaving out hats leaves the kick.
  static func drums(of name: String) -> [DrumNote] { kitPieces[name] ?? [] }

  private static let sounds: [String: String] = [
    "piano": "keys-house", "electric piano": "keys-electric", "vibraphone": "keys-glass", "organ": "stab-organ",
    "stab": "stab-saw", "supersaw": "stab-saw", "brass": "stab-saw", "strings": "pad-strings", "cello": "pad-strings",
    "choir": "pad-wide", "bells": "lead-bell", "marimba": "lead-pluck", "harp": "lead-pluck", "pluck": "lead-pluck",
    "flute": "lead-flute", "clarinet": "lead-flute", "violin": "lead-flute", "trumpet": "lead-saw",
    "saxophone": "lead-saw", "synth": "lead-saw", "electric guitar": "lead-saw", "sitar": "lead-pluck",
    "wobble bass": "bass-wobble", "growl bass": "bass-wobble", "reese bass": "bass-reese", "sub bass": "bass-round",
    "808 bass": "bass-round", "bass guitar": "bass-round", "upright bass": "bass-round", "synth bass": "bass-pluck",
    "acid bass": "bass-pluck", "909 drums": "kit-909", "808 drums": "kit-909", "breakbeat": "kit-break",
    "brushes": "kit-dusty",
  ]

  private static let kitPieces: [String: [DrumNote]] = [
    "kick": [.kick], "snare": [.snare, .rim], "clap": [.clap], "hi-hats": [.closedHat, .openHat],
    "cymbals": [.crash, .ride], "toms": [.lowTom, .midTom, .highTom], "shaker": [.shaker], "congas": [.conga],
  ]
}
