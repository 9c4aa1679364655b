/// The words of scripts that have no spaces, found inside longer runs ("悲しいピアノ曲").
struct ScriptTerms: Sendable {
  private let terms: Set<String>
  private let longest: Int

  init(_ lexicon: Lexicon) {
    let translated = lexicon.translations.values.flatMap { $0.values.flatMap(\.self) }
    let words = (translated + lexicon.ignored.values.flatMap(\.self)).filter(Self.hasNoSpaces)
    terms = Set(words.flatMap(Tokeniser.words))
    longest = terms.map(\.count).max() ?? 0
  }

  /// The tokens of `text` with runs of such scripts cut into the terms in them and the rest.
  func parted(_ tokens: [Token], in text: String) -> [Token] {
    guard tokens.contains(where: { Self.hasNoSpaces($0.text) }) else { return tokens }
    return tokens.flatMap { Self.hasNoSpaces($0.text) ? pieces(of: $0, in: text) : [$0] }
  }

  /// Greedy: the longest term at each place; what lies between terms is one piece.
  private func pieces(of token: Token, in text: String) -> [Token] {
    let word = Array(token.word)
    let places = Array(text[token.range].indices) + [token.range.upperBound]
    // Folding that changes the number of characters leaves no places to cut at.
    guard word.count == places.count - 1 else { return [token] }
    var cuts: [(start: Int, end: Int)] = []
    var rest = 0
    var index = 0
    while index < word.count {
      guard
        let length = (1...max(longest, 1)).reversed().first(where: { length in
          index + length <= word.count && terms.contains(String(word[index..<(index + length)]))
        })
      else {
        index += 1
        continue
      }
      if rest < index { cuts.append((rest, index)) }
      cuts.append((index, index + length))
      index += length
      rest = index
    }
    if rest < word.count { cuts.append((rest, word.count)) }
    return cuts.map { cut in
      let range = places[cut.start]..<places[cut.end]
      return Token(
        kind: .word, text: String(text[range]), word: String(word[cut.start..<cut.end]), number: nil,
        joiner: cut.start == 0 ? token.joiner : nil, range: range)
    }
  }

  private static func hasNoSpaces(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    switch first.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF: return true
    default: return false
    }
  }
}
