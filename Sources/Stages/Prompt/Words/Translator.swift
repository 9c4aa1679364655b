/// Reads prompts in other languages as English, word by word, so that one set of rules serves all.
///
/// A language counts when more words of the prompt are its own (known in it and not in English) than are plainly English.
struct Translator: Sendable {
  private let languages: [(name: String, phrases: PhraseBook<[String]>)]
  private let english: Set<String>

  /// Words that nobody uses in another language.
  private static let plainlyEnglish: Set<String> = [
    "the", "with", "and", "of", "for", "my", "please", "is", "make", "like", "but", "without", "that", "at",
  ]

  init(_ lexicon: Lexicon, english: Set<String>) {
    self.english = english
    languages = lexicon.translations.sorted { $0.key < $1.key }.map { name, table in
      let rows = table.sorted { $0.key < $1.key }.map { (Tokeniser.words(of: $0.key), $0.value) }
      return (name, PhraseBook(rows))
    }
  }

  /// The tokens in English, and the language that they were in if it was another one.
  func translated(_ tokens: [Token]) -> (tokens: [Token], language: String?) {
    let least = tokens.count { Self.plainlyEnglish.contains($0.word) }
    var best: (count: Int, language: Int)?
    for language in languages.indices {
      let count = ownWords(of: languages[language].phrases, in: tokens)
      if count > (best?.count ?? least) { best = (count, language) }
    }
    guard let best else { return (tokens, nil) }
    return (translated(tokens, by: languages[best.language].phrases), languages[best.language].name)
  }

  /// How many words belong to phrases that are not English.
  private func ownWords(of phrases: PhraseBook<[String]>, in tokens: [Token]) -> Int {
    var count = 0
    var index = 0
    while index < tokens.count {
      guard let found = phrases.match(tokens, at: index) else {
        index += 1
        continue
      }
      let isForeign = tokens[index..<(index + found.count)].contains { !english.contains($0.word) }
      if isForeign { count += found.count }
      index += found.count
    }
    return count
  }

  private func translated(_ tokens: [Token], by phrases: PhraseBook<[String]>) -> [Token] {
    var result: [Token] = []
    var index = 0
    while index < tokens.count {
      // A single capital is the name of a note.
      let isNote = tokens[index].text.count == 1 && tokens[index].text.first?.isUppercase == true
      guard let found = phrases.match(tokens, at: index), found.count > 1 || !isNote else {
        result.append(tokens[index])
        index += 1
        continue
      }
      let source = tokens[index..<(index + found.count)]
      result += found.value.enumerated().map { Token(standingFor: source, word: $1, isFirst: $0 == 0) }
      index += found.count
    }
    return result
  }
}

extension Token {
  /// A word of another language than the one that `source` was written in.
  fileprivate init(standingFor source: ArraySlice<Token>, word: String, isFirst: Bool) {
    let first = source[source.startIndex]
    let range = first.range.lowerBound..<source[source.endIndex - 1].range.upperBound
    let text = source.map(\.text).joined(separator: " ")
    self.init(kind: .word, text: text, word: word, number: nil, joiner: isFirst ? first.joiner : nil, range: range)
  }
}
