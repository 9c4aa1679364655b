/// A name that a tonic can have, in lower case and without accents, with its accidental glued on.
struct TonicName {
  /// Semitones above C.
  let index: Int
  let hasAccidental: Bool
  /// True for names of the languages that call B natural H: German, Scandinavian, Polish and others.
  let isGerman: Bool

  /// Words for accidentals, in semitones.
  static let accidentals = [
    "#": 1, "sharp": 1, "b": -1, "flat": -1, "diese": 1, "bemol": -1, "diesis": 1, "bemolle": -1, "sostenido": 1,
    "sustenido": 1,
  ]

  /// Every name there is.
  static let all: [String: TonicName] = {
    let letters = ["c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11, "h": 11]
    let syllables = ["do": 0, "ut": 0, "re": 2, "mi": 4, "fa": 5, "sol": 7, "la": 9, "si": 11]
    var names: [String: TonicName] = [:]
    for (name, index) in letters.merging(syllables, uniquingKeysWith: { first, _ in first }) {
      names[name] = TonicName(index: index, hasAccidental: false, isGerman: name == "h")
      // Who says H says "his" and "B".
      for (accidental, semitones) in accidentals where name != "h" {
        names[name + accidental] = TonicName(index: index + semitones, hasAccidental: true, isGerman: false)
      }
    }
    for (name, index) in letters {
      names[name + "is"] = name == "b" ? nil : TonicName(index: index + 1, hasAccidental: true, isGerman: true)
      let flat = ["e", "a"].contains(name) ? name + "s" : name + "es"
      names[flat] = TonicName(index: index - 1, hasAccidental: true, isGerman: true)
    }
    return names
  }()

  /// Characters of the longest name.
  static let longest = all.keys.map(\.count).max() ?? 1
}

/// A name that a mode can have.
struct ModeName {
  let mode: Mode
  /// True for names of the languages in which B is B flat.
  let isGerman: Bool
}

extension Mode {
  /// True if `text` names a mode, or is empty and names none.
  static func isNamed(by text: String) -> Bool { text.isEmpty || named[text] != nil }

  /// The names of the modes in lower case, without accents and spaces.
  static let named: [String: ModeName] = {
    var names: [String: ModeName] = [:]
    for (mode, words) in international {
      for word in words { names[word] = ModeName(mode: mode, isGerman: false) }
    }
    for (mode, words) in german {
      for word in words { names[word] = ModeName(mode: mode, isGerman: true) }
    }
    return names
  }()

  /// English, French, Italian, Spanish and Portuguese.
  private static let international: [Mode: [String]] = [
    .major: ["maj", "major", "ionian", "majeur", "maggiore", "mayor", "maior", "ionien", "ionico", "jonico"],
    .minor: [
      "m", "min", "minor", "aeolian", "naturalminor", "minornatural", "mineur", "minore", "menor", "eolien", "eolio",
    ],
    .dorian: ["dorian", "dor", "dorien", "dorico"],
    .phrygian: ["phrygian", "phr", "phryg", "phrygien", "frigio"],
    .lydian: ["lydian", "lyd", "lydien", "lidio"],
    .mixolydian: ["mixolydian", "mix", "mixolyd", "mixolydien", "misolidio", "mixolidio"],
    .locrian: ["locrian", "loc", "locrien", "locrio"],
    .harmonicMinor: [
      "harmonicminor", "minorharmonic", "mineurharmonique", "minorearmonica", "minorearmonico", "menorarmonica",
      "menorharmonica",
    ],
    .phrygianDominant: [
      "phrygiandominant", "phrygiandom", "dominantphrygian", "spanishphrygian", "freygish",
      "ahavaraba", "frigiodominante",
    ],
  ]

  private static let german: [Mode: [String]] = [
    .major: ["dur", "ionisch", "jonisch"],
    .minor: ["moll", "aolisch", "aeolisch", "naturlichesmoll", "mollnaturlich"],
    .dorian: ["dorisch"], .phrygian: ["phrygisch"], .lydian: ["lydisch"], .mixolydian: ["mixolydisch"],
    .locrian: ["lokrisch"], .harmonicMinor: ["harmonischmoll", "harmonischesmoll", "mollharmonisch"],
    .phrygianDominant: ["phrygischdominant"],
  ]
}
