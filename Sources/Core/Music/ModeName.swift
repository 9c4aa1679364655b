/// A name that a mode can have.
struct ModeName {
  let mode: Mode
  /// Whether it belongs to languages in which B is B flat.
  let isGerman: Bool
}

extension Mode {
  /// Whether `text` names a mode, or is empty and names none.
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
  ]

  private static let german: [Mode: [String]] = [
    .major: ["dur", "ionisch", "jonisch"],
    .minor: ["moll", "aolisch", "aeolisch", "naturlichesmoll", "mollnaturlich"],
    .dorian: ["dorisch"], .phrygian: ["phrygisch"], .lydian: ["lydisch"], .mixolydian: ["mixolydisch"],
    .locrian: ["lokrisch"], .harmonicMinor: ["harmonischmoll", "harmonischesmoll", "mollharmonisch"],
  ]
}
