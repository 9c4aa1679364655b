import Music

/// A tonic as people write it, with what is glued to it: `F`, `Bb`, `F#m`, `C sharp`, `Cmin`.
struct KeySpelling {
  let tonic: PitchClass
  /// `m`, `min`, `maj` and the like when it is part of the same word.
  let suffix: String
  /// The token after it.
  let end: Int
  private let start: Int
  private let hasAccidental: Bool

  init?(at index: Int, in reading: Reading) {
    let token = reading.tokens[index]
    guard token.kind == .word, token.key == nil, let letter = Self.letter(at: index, in: reading) else { return nil }
    var rest = String(token.word.dropFirst())
    var name = String(letter)
    var end = index + 1
    var hasAccidental = false
    if rest.hasPrefix("b") {
      name += "b"
      rest.removeFirst()
      hasAccidental = true
    } else if rest.isEmpty, let accidental = Self.accidental(at: end, in: reading) {
      name += accidental
      hasAccidental = true
      end += 1
      if reading.word(end).map(Self.suffixes.contains) == true, reading.tokens[end].joiner == "" {
        rest = reading.tokens[end].word
        end += 1
      }
    }
    // In German a lone B is B flat.
    if reading.language == "german", token.word == "b", end == index + 1,
      reading.match(reading.vocabulary.modes, at: end) == nil
    {
      name += "b"
    }
    guard rest.isEmpty || Self.suffixes.contains(rest), let tonic = PitchClass(name: name),
      reading.isFree(index..<end)
    else { return nil }
    self.tonic = tonic
    self.suffix = rest
    self.start = index
    self.end = end
    self.hasAccidental = hasAccidental
  }

  /// The English letter of the note; German calls B natural H.
  private static func letter(at index: Int, in reading: Reading) -> Character? {
    guard let letter = reading.tokens[index].word.first else { return nil }
    if "abcdefg".contains(letter) { return letter }
    return reading.language == "german" && reading.tokens[index].text == "H" ? "b" : nil
  }

  private static let suffixes: Set<String> = ["m", "min", "minor", "maj", "major"]

  private static func accidental(at index: Int, in reading: Reading) -> String? {
    guard let word = reading.word(index) else { return nil }
    if word == "sharp" { return "#" }
    if word == "flat" { return "b" }
    guard reading.tokens[index].joiner == "" else { return nil }
    return ["#": "#", "♯": "#", "♭": "b"][word]
  }

  /// Whether it means a key without a word for the mode after it.
  ///
  /// `Am` is also an English verb, `FM` a synthesis, `A` an article and `dB` a unit, so that letters alone must be
  /// announced ("in C") or written the way musicians write them.
  func standsAlone(announced: Bool, in reading: Reading) -> Bool {
    let text = reading.tokens[start].text
    let isCapital = text.first?.isUppercase == true
    switch suffix {
    case "": return announced && (isCapital || hasAccidental) && (text != "A" || endsPhrase(in: reading))
    case "m": return announced || (isCapital && text.last != "M" && reading.word(start - 1) != "i")
    default: return true
    }
  }

  private func endsPhrase(in reading: Reading) -> Bool {
    guard let next = reading.word(end) else { return true }
    return hasAccidental || reading.tokens[end].kind != .word || ["and", "at", "with", "for", "or"].contains(next)
  }
}
