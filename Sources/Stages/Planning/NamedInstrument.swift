import Music

/// The library patches and drums behind the instrument names that prompts and tickets use.
enum NamedInstrument {
  /// The nearest patch of the library; nil where the role's own patch is as near as any.
  static func sound(of name: String) -> String? { sounds[name] }

  /// The drums of a kit that the name means; empty for anything else, so that leaving out hats leaves the kick.
  static func drums(of name: String) -> [DrumNote] { kitPieces[name] ?? [] }

  private static let kitPieces: [String: [DrumNote]] = [
    "kick": [.kick], "snare": [.snare, .rim], "rimshot": [.rim], "clap": [.clap], "snap": [.clap],
    "hi-hats": [.closedHat, .openHat], "cymbals": [.crash, .ride], "ride": [.ride],
    "toms": [.lowTom, .midTom, .highTom], "shaker": [.shaker], "congas": [.conga],
  ]
}

extension NamedInstrument {
  /// The patches of the library by the lexicon's instrument names.
  static let sounds: [String: String] = keyboards.merging(plucked) { first, _ in first }
    .merging(bowedAndBlown) { first, _ in first }.merging(synthesisers) { first, _ in first }
    .merging(basses) { first, _ in first }.merging(kits) { first, _ in first }

  private static let keyboards = [
    "piano": "keys-piano", "toy piano": "mallet-kalimba", "electric piano": "keys-electric", "organ": "keys-organ",
    "church organ": "keys-organ", "harpsichord": "keys-clav", "clavinet": "keys-clav", "mellotron": "pad-strings",
    "accordion": "keys-organ", "vibraphone": "mallet-vibes", "marimba": "mallet-marimba",
    "xylophone": "mallet-marimba", "kalimba": "mallet-kalimba", "music box": "mallet-kalimba",
    "glockenspiel": "lead-bell", "celesta": "lead-bell", "bells": "mallet-bells", "steel drums": "mallet-vibes",
    "hang drum": "mallet-vibes", "singing bowls": "pad-glass",
  ]

  private static let plucked = [
    "guitar": "guitar-clean", "acoustic guitar": "guitar-steel", "funk guitar": "guitar-funk",
    "electric guitar": "guitar-lead", "distorted guitar": "guitar-lead", "slide guitar": "guitar-lead",
    "ukulele": "guitar-nylon", "banjo": "guitar-steel", "mandolin": "guitar-steel", "lute": "guitar-nylon",
    "harp": "harp", "koto": "harp", "sitar": "guitar-steel", "dulcimer": "guitar-steel",
    "pizzicato": "strings-short",
  ]

  private static let bowedAndBlown = [
    "strings": "strings-section", "staccato strings": "strings-short", "violin": "strings-section",
    "viola": "strings-section", "cello": "strings-low", "erhu": "strings-section", "brass": "brass-section",
    "trombone": "horns", "french horn": "horns", "flugelhorn": "horns", "trumpet": "trumpet",
    "saxophone": "saxophone", "clarinet": "lead-flute", "oboe": "saxophone", "bassoon": "saxophone",
    "flute": "lead-flute", "pan flute": "lead-flute", "recorder": "lead-flute", "shakuhachi": "lead-flute",
    "woodwinds": "lead-flute", "whistle": "lead-flute", "harmonica": "saxophone", "bagpipes": "lead-square",
    "choir": "choir-aah",
  ]

  private static let synthesisers = [
    "synth": "lead-saw", "pluck": "lead-pluck", "stab": "stab-saw", "orchestra hit": "stab-rave",
    "supersaw": "pad-super", "synth brass": "pad-brass", "screech": "lead-screech", "acid lead": "bass-acid",
    "chip lead": "lead-square", "theremin": "lead-flute", "vocoder": "vocal-low", "vocal chops": "vocal-chop",
    "vinyl crackle": "texture-vinyl", "granular texture": "pad-glass", "kazoo": "lead-square",
  ]

  private static let basses = [
    "wobble bass": "bass-wobble", "growl bass": "bass-growl", "reese bass": "bass-reese", "sub bass": "bass-sub",
    "808 bass": "bass-808", "acid bass": "bass-acid", "fm bass": "bass-fm", "donk bass": "bass-fm",
    "organ bass": "bass-organ", "reverse bass": "bass-reverse", "pluck bass": "bass-pluck", "rumble": "bass-rumble",
    "dub bass": "bass-sub", "bass guitar": "bass-electric", "upright bass": "bass-upright",
    "synth bass": "bass-analog", "tuba": "bass-round", "log drum": "bass-pluck", "didgeridoo": "bass-drone",
  ]

  private static let kits = [
    "909 drums": "kit-909", "707 drums": "kit-909", "808 drums": "kit-808", "electronic drums": "kit-gated",
    "acoustic drums": "kit-acoustic", "distorted kick": "kit-hardstyle", "breakbeat": "kit-break",
    "brushes": "kit-jazz", "marching drums": "kit-rock", "taiko": "kit-taiko", "timpani": "kit-taiko",
    "gran cassa": "kit-taiko", "gong": "kit-taiko", "shaker": "kit-hand", "congas": "kit-hand", "bongos": "kit-hand",
    "timbales": "kit-hand", "djembe": "kit-hand", "cajon": "kit-hand", "tambourine": "kit-hand",
    "cowbell": "kit-hand", "tabla": "kit-hand", "darbuka": "kit-hand", "udu": "kit-hand",
  ]
}
