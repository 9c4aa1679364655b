import Music

/// The library patches and drums behind the instrument names that prompts and tickets use.
enum NamedInstrument {
  /// The nearest patch of the library; nil where the role's own patch is as near as any.
  static func sound(of name: String) -> String? { sounds[name] }

  /// The drums of a kit that the name means; empty for anything else, so that leaving out hats leaves the kick.
  static func drums(of name: String) -> [DrumNote] { kitPieces[name] ?? [] }

  /// True if the drum belongs to the kit and not to hand percussion.
  static func isKitPiece(_ drum: DrumNote) -> Bool { drum.rawValue <= DrumNote.ride.rawValue }

  /// True if there is a patch or a General MIDI program for the name.
  static func hasSound(_ name: String) -> Bool { sound(of: name) != nil || GeneralMIDI.program(of: name) != nil }

  private static let kitPieces: [String: [DrumNote]] = [
    "kick": [.kick], "snare": [.snare, .rim], "rimshot": [.rim], "clap": [.clap], "snap": [.clap],
    "hi-hats": [.closedHat, .openHat, .pedalHat], "cymbals": [.crash, .ride], "ride": [.ride],
    "toms": [.lowTom, .midTom, .highTom], "shaker": [.shaker], "congas": [.conga, .mutedConga, .lowConga],
    "bongos": [.highBongo, .lowBongo], "timbales": [.highTimbale, .lowTimbale], "tambourine": [.tambourine],
    "cowbell": [.cowbell], "guiro": [.guiro], "woodblock": [.highWoodblock, .lowWoodblock, .claves],
    "triangle": [.triangle], "castanets": [.castanets], "sleigh bells": [.sleighBells],
  ]
}

extension NamedInstrument {
  /// The patches of the library by the lexicon's instrument names.
  static let sounds: [String: String] = keyboards.merging(plucked) { first, _ in first }
    .merging(bowedAndBlown) { first, _ in first }.merging(synthesisers) { first, _ in first }
    .merging(basses) { first, _ in first }.merging(regional) { first, _ in first }.merging(kits) { first, _ in first }

  private static let keyboards = [
    "piano": "keys-piano", "toy piano": "mallet-kalimba", "electric piano": "keys-electric", "organ": "keys-organ",
    "church organ": "keys-organ-church", "harpsichord": "keys-clav", "clavinet": "keys-clav",
    "mellotron": "pad-strings",
    "accordion": "accordion", "vibraphone": "mallet-vibes", "marimba": "mallet-marimba",
    "xylophone": "mallet-marimba", "kalimba": "mallet-kalimba", "music box": "mallet-music-box",
    "glockenspiel": "lead-bell", "celesta": "lead-bell", "bells": "mallet-bells", "steel drums": "steel-pan",
    "hang drum": "mallet-vibes", "singing bowls": "pad-glass",
  ]

  private static let plucked = [
    "guitar": "guitar-clean", "acoustic guitar": "guitar-steel", "funk guitar": "guitar-funk",
    "electric guitar": "guitar-lead", "distorted guitar": "guitar-heavy", "slide guitar": "guitar-pedal",
    "ukulele": "guitar-nylon", "banjo": "banjo", "mandolin": "mandolin", "lute": "guitar-nylon",
    "harp": "harp", "koto": "koto", "sitar": "sitar", "dulcimer": "dulcimer",
    "pizzicato": "strings-pizzicato",
  ]

  private static let bowedAndBlown = [
    "strings": "strings-section", "staccato strings": "strings-short", "violin": "violin-solo",
    "viola": "viola-solo", "cello": "cello-solo", "erhu": "erhu", "brass": "brass-section",
    "trombone": "trombone", "french horn": "horns", "flugelhorn": "horns", "trumpet": "trumpet",
    "saxophone": "saxophone", "clarinet": "clarinet", "oboe": "saxophone", "bassoon": "clarinet",
    "flute": "flute", "pan flute": "flute", "recorder": "tin-whistle", "shakuhachi": "shakuhachi",
    "woodwinds": "flute", "whistle": "tin-whistle", "harmonica": "harmonica", "bagpipes": "lead-square",
    "choir": "choir-aah",
  ]

  private static let synthesisers = [
    "synth": "lead-saw", "pluck": "lead-pluck", "stab": "stab-saw", "orchestra hit": "stab-rave",
    "supersaw": "pad-super", "synth brass": "pad-brass", "screech": "lead-screech", "acid lead": "bass-acid",
    "chip lead": "lead-chip", "theremin": "lead-flute", "vocoder": "vocal-low", "vocal chops": "vocal-chop",
    "vinyl crackle": "texture-vinyl", "granular texture": "pad-glass", "kazoo": "lead-square",
  ]

  private static let basses = [
    "wobble bass": "bass-wobble", "growl bass": "bass-growl", "reese bass": "bass-reese", "sub bass": "bass-sub",
    "808 bass": "bass-808", "acid bass": "bass-acid", "fm bass": "bass-fm", "donk bass": "bass-fm",
    "organ bass": "bass-organ", "reverse bass": "bass-reverse", "pluck bass": "bass-pluck", "rumble": "bass-rumble",
    "dub bass": "bass-dub", "bass guitar": "bass-electric", "upright bass": "bass-upright",
    "synth bass": "bass-analog", "tuba": "tuba", "log drum": "bass-log", "didgeridoo": "bass-drone",
  ]

  private static let regional = [
    "bandoneon": "keys-organ", "piccolo": "lead-flute", "fife": "lead-flute", "tin whistle": "lead-flute",
    "bansuri": "lead-flute", "bass clarinet": "lead-flute", "viola da gamba": "strings-low",
    "cavaquinho": "guitar-nylon",
    "cuatro": "guitar-nylon", "oud": "guitar-nylon", "bouzouki": "guitar-steel", "balalaika": "guitar-steel",
    "kora": "harp", "guzheng": "harp", "pipa": "guitar-nylon", "tanpura": "pad-strings", "bodhran": "kit-hand",
  ]

  private static let kits = [
    "909 drums": "kit-909", "707 drums": "kit-909", "808 drums": "kit-808", "electronic drums": "kit-gated",
    "acoustic drums": "kit-acoustic", "distorted kick": "kit-hardstyle", "breakbeat": "kit-break",
    "brushes": "kit-jazz", "marching drums": "kit-march", "taiko": "kit-taiko", "timpani": "kit-taiko",
    "gran cassa": "kit-taiko", "gong": "kit-taiko", "shaker": "kit-hand", "congas": "kit-hand", "bongos": "kit-hand",
    "timbales": "kit-hand", "djembe": "kit-hand", "cajon": "kit-cajon", "tambourine": "kit-hand",
    "cowbell": "kit-hand", "tabla": "kit-tabla", "darbuka": "kit-hand", "udu": "kit-hand",
  ]
}

extension StemPlan {
  /// True if it was chosen to play `instrument`, by the name of the lexicon: by its own name, its patch or its program.
  public func plays(_ instrument: String) -> Bool {
    let words = instrument.replacing(" ", with: "-")
    if name == words || name == instrument || name.hasPrefix("\(words)-") { return true }
    return sound == NamedInstrument.sound(of: instrument)
      || (program != nil && program == GeneralMIDI.program(of: instrument))
  }

  /// True if the library has a patch for `instrument`, or a SoundFont a program.
  public static func hasSound(of instrument: String) -> Bool {
    NamedInstrument.sound(of: instrument) != nil || GeneralMIDI.program(of: instrument) != nil
  }

  /// The drums of a kit that the name means; empty for anything else.
  public static func drums(named instrument: String) -> [DrumNote] { NamedInstrument.drums(of: instrument) }
}
