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

  init?(at index: Int, in state: ParseState) {
    let token = state.tokens[index]
    guard token.kind == .word, token.key == nil, let letter = Self.letter(at: index, in: state) else { return nil }
    var rest = String(token.word.dropFirst())
    var name = String(letter)
    var end = index + 1
    var hasAccidental = false
    if rest.hasPrefix("b") {
      name += "b"
      rest.removeFirst()
      hasAccidental = true
    } else if rest.isEmpty, let accidental = Self.accidental(at: end, in: state) {
      name += accidental
      hasAccidental = true
      end += 1
      if state.word(end).map(Self.suffixes.contains) == true, state.tokens[end].joiner == "" {
        rest = state.tokens[end].word
        end += 1
      }
    }
    // In German a lone B is B flat.
    if state.language == "german", token.word == "b", end == index + 1,
      state.match(state.vocabulary.modes, at: end) == nil
    {
      name += "b"
    }
    guard rest.isEmpty || Self.suffixes.contains(rest), let tonic = PitchClass(name: name),
      state.isFree(index..<end)
    else { return nil }
    self.tonic = tonic
    self.suffix = rest
    self.start = index
    self.end = end
    self.hasAccidental = hasAccidental
  }

  /// The English letter of the note; German calls B natural H.
  private static func letter(at index: Int, in state: ParseState) -> Character? {
    guard let letter = state.tokens[index].word.first else { return nil }
    if "abcdefg".contains(letter) { return letter }
    return state.language == "german" && state.tokens[index].text == "H" ? "b" : nil
  }

  private static let suffixes: Set<String> = ["m", "min", "minor", "maj", "major"]

  private static func accidental(at index: Int, in state: ParseState) -> String? {
    guard let word = state.word(index) else { return nil }
    if word == "sharp" { return "#" }
    if word == "flat" { return "b" }
    guard state.tokens[index].joiner == "" else { return nil }
    return ["#": "#", "♯": "#", "♭": "b"][word]
  }

  /// True if the spelling alone, without a mode after it, means a key.
  ///
  /// `Am` is also an English verb, `FM` a synthesis, `A` an article and `dB` a unit, so that letters alone must be
  /// announced ("in C") or written the way musicians write them.
  func standsAlone(announced: Bool, in state: ParseState) -> Bool {
    let text = state.tokens[start].text
    let isCapital = text.first?.isUppercase == true
    switch suffix {
    case "": return announced && (isCapital || hasAccidental) && (text != "A" || endsPhrase(in: state))
    case "m": return announced || (isCapital && text.last != "M" && state.word(start - 1) != "i")
    default: return true
    }
  }

  private func endsPhrase(in state: ParseState) -> Bool {
    guard let next = state.word(end) else { return true }
    return hasAccidental || state.tokens[end].kind != .word || ["and", "at", "with", "for", "or"].contains(next)
  }
}
