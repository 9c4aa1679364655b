import Foundation

/// Cuts a prompt into tokens in one pass, whatever it holds.
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
        takeNumber()
      } else if character.isLetter {
        take(.word) { $0.isLetter }
      } else if character.isPicture {
        takePicture()
      } else if let tie = Self.ties[character], !tokens.isEmpty, joiner != nil, nextIsAlphanumeric {
        joiner = tie
        advance()
      } else {
        takeMark()
      }
    }
    return tokens
  }

  /// Marks between two words or numbers that tie them to each other.
  private static let ties: [Character: String] = [
    "-": "-", "‐": "-", "‑": "-", "–": "-", "—": "-", "'": "'", "’": "'", "ʼ": "'", "/": "/", ":": ":", "_": "-",
  ]

  /// What has no accent to lose, and the mark that makes a sign an emoji.
  private static let letters = [("\u{FE0F}", ""), ("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("ß", "ss"), ("ø", "o")]

  /// Marks that are read as words.
  private static let wordMarks = ["&": "and", "~": "about"]

  private var nextIsAlphanumeric: Bool {
    let next = text.index(after: index)
    guard next < text.endIndex, let last = tokens.last, !last.isMark || last.word == "#" else { return false }
    return text[next].isLetter || text[next].isASCIIDigit
  }

  private mutating func advance() { index = text.index(after: index) }

  private mutating func take(_ kind: Token.Kind, while belongs: (Character) -> Bool) {
    let start = index
    while index < text.endIndex, belongs(text[index]) { advance() }
    append(kind, from: start, number: nil)
  }

  /// Digits, with a point or comma between them: `62.5`, `127,5`, `1,000`.
  private mutating func takeNumber() {
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

  private mutating func takePicture() {
    let start = index
    advance()
    append(.word, from: start, number: nil)
  }

  private mutating func takeMark() {
    let start = index
    advance()
    append(.mark, from: start, number: nil)
  }

  /// Lower case and without accents.
  private static func folded(_ written: String) -> String {
    if written.utf8.allSatisfy({ $0 < 0x80 }) { return written.lowercased() }
    var plain = written
    for (letter, plainly) in letters where plain.contains(letter) {
      plain = plain.replacingOccurrences(of: letter, with: plainly)
    }
    return plain.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  }

  private mutating func append(_ kind: Token.Kind, from start: String.Index, number: Double?) {
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
  /// Whether it is an emoji; digits and signs that merely may become one are not.
  fileprivate var isPicture: Bool {
    guard let first = unicodeScalars.first, first.value > 0x238C else { return false }
    return first.properties.isEmojiPresentation || first.properties.isEmoji
  }
}
