import Foundation
import Music

/// The lexical analysis of a prompt, in one pass over any text.
struct Tokeniser {
  private let text: String
  private var index: String.Index
  private var joiner: String?
  private var tokens: [Token] = []

  private init(_ text: String) {
    self.text = text
    index = text.startIndex
  }

  static func tokens(of text: String) -> [Token] {
    var tokeniser = Tokeniser(text)
    return tokeniser.run()
  }

  /// The words of a phrase of the lexicon.
  static func words(of phrase: String) -> [String] { tokens(of: phrase).map(\.word) }

  private mutating func run() -> [Token] {
    while index < text.endIndex {
      let character = text[index]
      if character.isWhitespace {
        joiner = nil
        advance()
      } else if character.isASCIIDigit {
        consumeNumber()
      } else if character.isLetter {
        consume(.word) { $0.isLetter }
      } else if character.isEmojiCharacter {
        consumeEmoji()
      } else if let tie = Self.ties[character], !tokens.isEmpty, joiner != nil, nextIsAlphanumeric {
        joiner = tie
        advance()
      } else {
        consumeMark()
      }
    }
    return tokens
  }

  /// Marks between two words or numbers that tie them to each other.
  private static let ties: [Character: String] = [
    "-": "-", "‐": "-", "‑": "-", "–": "-", "—": "-", "'": "'", "’": "'", "ʼ": "'", "/": "/", ":": ":", "_": "-",
  ]

  /// Letters that folding of accents leaves as they are, and the variation selector that makes a sign an emoji.
  private static let letters: [Unicode.Scalar: String] = [
    "\u{FE0F}": "", "œ": "oe", "Œ": "oe", "æ": "ae", "ß": "ss", "ø": "o",
  ]

  /// Marks that are read as words.
  private static let wordMarks = ["&": "and", "~": "about"]

  private var nextIsAlphanumeric: Bool {
    let next = text.index(after: index)
    guard next < text.endIndex, let last = tokens.last, !last.isMark || last.word == "#" else { return false }
    return text[next].isLetter || text[next].isASCIIDigit
  }

  private mutating func advance() { index = text.index(after: index) }

  private mutating func consume(_ kind: Token.Category, while belongs: (Character) -> Bool) {
    let start = index
    while index < text.endIndex, belongs(text[index]) { advance() }
    append(kind, from: start, number: nil)
  }

  /// Digits, with a point or comma between them: `62.5`, `127,5`, `1,000`.
  private mutating func consumeNumber() {
    let start = index
    var plain = ""
    while index < text.endIndex, text[index].isASCIIDigit || isInnerPoint {
      if text[index].isASCIIDigit { plain.append(text[index]) } else if !isThousandsComma { plain.append(".") }
      advance()
    }
    append(.number, from: start, number: Double(plain))
  }

  private var isInnerPoint: Bool {
    guard text[index] == "." || text[index] == "," else { return false }
    let next = text.index(after: index)
    return next < text.endIndex && text[next].isASCIIDigit
  }

  private var isThousandsComma: Bool {
    guard text[index] == "," else { return false }
    let digits = text[text.index(after: index)...].prefix(4)
    return digits.prefix(3).count == 3 && digits.prefix(3).allSatisfy(\.isASCIIDigit)
      && !(digits.count == 4 && digits.last?.isASCIIDigit == true)
  }

  private mutating func consumeEmoji() {
    let start = index
    advance()
    append(.word, from: start, number: nil)
  }

  private mutating func consumeMark() {
    let start = index
    advance()
    append(.mark, from: start, number: nil)
  }

  /// Lower case and without accents.
  private static func folded(_ written: String) -> String {
    if written.utf8.allSatisfy({ $0 < 0x80 }) { return written.lowercased() }
    var plain = written
    if written.unicodeScalars.contains(where: { letters[$0] != nil }) {
      plain = written.unicodeScalars.map { letters[$0] ?? String($0) }.joined()
    }
    // Emoji have neither case nor accents.
    if plain.unicodeScalars.allSatisfy({ $0.value > 0x1F000 }) { return plain }
    return plain.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  }

  private mutating func append(_ kind: Token.Category, from start: String.Index, number: Double?) {
    let written = String(text[start..<index])
    let folded = Self.folded(written)
    let stand = kind == .mark ? Self.wordMarks[written] : nil
    tokens.append(
      Token(
        kind: stand == nil ? kind : .word, text: written, word: stand ?? folded, number: number, joiner: joiner,
        range: start..<index))
    joiner = ""
  }
}

extension Character {
  /// True for an emoji; digits and signs that merely may become one are none.
  fileprivate var isEmojiCharacter: Bool {
    guard let first = unicodeScalars.first, first.value > 0x238C else { return false }
    return first.properties.isEmojiPresentation || first.properties.isEmoji
  }
}

/// A word, a number or a mark of a prompt.
struct Token: Sendable {
  enum Category: Sendable {
    case word, number, mark
  }

  let kind: Category
  /// As written.
  let text: String
  /// Lower case and without accents, spelled as the lexicon has it.
  var word: String {
    didSet { code = WordFilter.code(of: word) }
  }
  /// The code of `word` for the filters of phrase books.
  private(set) var code: Int
  /// The value of a number written in digits.
  let number: Double?
  /// The text between it and the token before it: nothing ("128bpm"), a hyphen, a slash; nil for a gap.
  let joiner: String?
  /// Its range in the prompt.
  let range: Range<String.Index>
  /// True if `word` is a guess at a misspelled `text`.
  var isCorrected = false
  /// The key that it names, where a name in another language was read as one.
  var key: Key?

  init(
    kind: Category, text: String, word: String, number: Double?, joiner: String?, range: Range<String.Index>
  ) {
    self.kind = kind
    self.text = text
    self.word = word
    self.number = number
    self.joiner = joiner
    self.range = range
    code = WordFilter.code(of: word)
  }

  var isMark: Bool { kind == .mark }

  /// True for an emoji, which means something only if the lexicon has it.
  var isEmoji: Bool { kind == .word && text.first?.isLetter == false }

  /// True if nothing or a hyphen stands between it and the token before it.
  var isGlued: Bool { joiner == "" || joiner == "-" }
}
