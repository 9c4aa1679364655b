/// A name that a tonic can have, in lower case and without accents, with its accidental glued on.
struct TonicName {
  /// Semitones above C.
  let index: Int
  let hasAccidental: Bool
  /// Whether only those use it who call B natural H: German, Scandinavian, Polish and others.
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
