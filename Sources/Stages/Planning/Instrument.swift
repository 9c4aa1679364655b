import Music

/// What an instrument that people name means to the engine, beyond the role that plays it.
enum Instrument {
  /// The sound in the library that comes nearest; nil when the role's own sound is as near as any.
  static func sound(of name: String) -> String? { sounds[name] }

  /// The drums of a kit that the name means; empty for anything else, so that leaving out hats leaves the kick.
  static func drums(of name: String) -> [DrumNote] { kitPieces[name] ?? [] }

  private static let sounds: [String: String] = [
    "piano": "keys-piano", "electric piano": "keys-electric", "vibraphone": "mallet-vibes", "organ": "keys-organ",
    "clavinet": "keys-clav", "guitar": "guitar-clean", "acoustic guitar": "guitar-steel", "stab": "stab-saw",
    "supersaw": "pad-super", "brass": "brass-section", "strings": "pad-strings", "cello": "pad-strings",
    "choir": "choir-aah", "bells": "mallet-bells", "marimba": "mallet-marimba", "harp": "harp", "pluck": "lead-pluck",
    "flute": "lead-flute", "clarinet": "lead-flute", "violin": "strings-section", "trumpet": "trumpet",
    "saxophone": "saxophone", "synth": "lead-saw", "electric guitar": "guitar-lead", "sitar": "guitar-steel",
    "vocal chops": "vocal-chop", "wobble bass": "bass-wobble", "growl bass": "bass-growl", "reese bass": "bass-reese",
    "sub bass": "bass-sub", "808 bass": "bass-808", "bass guitar": "bass-electric", "upright bass": "bass-upright",
    "fm bass": "bass-fm",
    "synth bass": "bass-analog", "acid bass": "bass-acid", "909 drums": "kit-909", "808 drums": "kit-808",
    "breakbeat": "kit-break", "brushes": "kit-jazz", "taiko": "kit-taiko",
  ]

  private static let kitPieces: [String: [DrumNote]] = [
    "kick": [.kick], "snare": [.snare, .rim], "clap": [.clap], "hi-hats": [.closedHat, .openHat],
    "cymbals": [.crash, .ride], "toms": [.lowTom, .midTom, .highTom], "shaker": [.shaker], "congas": [.conga],
  ]
}
