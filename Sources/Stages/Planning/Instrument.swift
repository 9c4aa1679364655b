import Music

/// What an instrument that people name means to the engine, beyond the role that plays it.
enum Instrument {
  /// The sound in the library that comes nearest; nil when the role's own sound is as near as any.
  static func sound(of name: String) -> String? { sounds[name] }

  /// The drums of a kit that the name means; empty for anything else, so that leaving out hats leaves the kick.
  static func drums(of name: String) -> [DrumNote] { kitPieces[name] ?? [] }

  private static let kitPieces: [String: [DrumNote]] = [
    "kick": [.kick], "snare": [.snare, .rim], "rimshot": [.rim], "clap": [.clap], "snap": [.clap],
    "hi-hats": [.closedHat, .openHat], "cymbals": [.crash, .ride], "ride": [.ride],
    "toms": [.lowTom, .midTom, .highTom], "shaker": [.shaker], "congas": [.conga],
  ]
}
