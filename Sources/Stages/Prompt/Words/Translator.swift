/// The word-by-word translation of other languages to English, so that one set of rules serves all.
///
/// A language counts when more words of the prompt are its own (known in it and not in English) than are plainly English.
/// Beside it, single words of the others are read where nothing else knows them.
struct Translator: Sendable {
  private let languages: [ForeignLanguage]
  private let english: Set<String>
  private let vocabulary: Vocabulary

  /// Words that nobody uses in another language.
  private static let plainlyEnglish: Set<String> = [
    "the", "with", "and", "of", "for", "my", "please", "is", "make", "like", "but", "without", "that", "at",
  ]

  init(_ vocabulary: Vocabulary, english: Set<String>) {
    self.english = english
    self.vocabulary = vocabulary
    let lexicon = vocabulary.lexicon
    languages = lexicon.translations.sorted { $0.key < $1.key }
      .map { ForeignLanguage($0.key, $0.value, numbers: lexicon.numbers) }
  }

  /// The tokens in English, and the language that they were in if it was another one.
  func translated(_ tokens: [Token]) -> (tokens: [Token], language: String?) {
    let least = tokens.count { Self.plainlyEnglish.contains($0.word) }
    let tied = tiedWords(in: tokens)
    let mayBeForeign = tokens.map { $0.kind == .word && !isEnglish($0.word) }
    var best: (own: Int, all: Int, language: Int)?
    for language in languages.indices {
      let count = words(of: languages[language], in: tokens, tied, mayBeForeign)
      if count.own > least, (count.own, count.all) > (best?.own ?? least, best?.all ?? 0) {
        best = (count.own, count.all, language)
      }
    }
    guard let best else { return (borrowed(tokens, besides: nil), nil) }
    let language = languages[best.language]
    let read = borrowed(translated(tokens, by: language, tied, mayBeForeign), besides: best.language)
    return (language.describesAfter ? reordered(read) : read, language.name)
  }

  private func isEnglish(_ word: String) -> Bool { english.contains(word) || CommonEnglish.contains(word) }

  /// The number of words in phrases of the language that are not English (`own`), and in all of its phrases (`all`).
  private func words(
    of language: ForeignLanguage, in tokens: [Token], _ tied: Set<Int>, _ mayBeForeign: [Bool]
  ) -> (own: Int, all: Int) {
    var own = 0
    var all = 0
    var index = 0
    var derived: [String: Bool] = [:]
    while index < tokens.count {
      let token = tokens[index]
      if tied.contains(index) {
        index += 1
      } else if let found = language.listed(tokens, at: index), found.count > 1 || !token.isNote {
        all += found.count
        if tokens[index..<(index + found.count)].contains(where: { !english.contains($0.word) }) { own += found.count }
        index += found.count
      } else {
        if mayBeForeign[index] {
          let isDerived = derived[token.word] ?? (language.derived(token.word, english: []) != nil)
          derived[token.word] = isDerived
          if isDerived { own += 1 }
        }
        index += 1
      }
    }
    return (own, all)
  }

  private func translated(
    _ tokens: [Token], by language: ForeignLanguage, _ tied: Set<Int>, _ mayBeForeign: [Bool]
  ) -> [Token] {
    replaced(tokens) { index in
      if tied.contains(index) { return nil }
      if let found = language.listed(tokens, at: index), found.count > 1 || !tokens[index].isNote {
        return isComparative(found, at: index, tokens, language) ? (["more"] + found.english, found.count) : found
      }
      guard mayBeForeign[index] else { return nil }
      return language.derived(tokens[index].word, english: english).map { ($0, 1) }
    }
  }

  /// The tokens of English names and words that are tied together ("lo-fi", "w/o"), whose parts mean something else in
  /// other languages.
  private func tiedWords(in tokens: [Token]) -> Set<Int> {
    var tied: Set<Int> = []
    for index in tokens.indices {
      let found =
        vocabulary.genres.match(tokens, at: index)?.count ?? vocabulary.negations.match(tokens, at: index)?.count
      guard let count = found, count > 1,
        tokens[(index + 1)..<(index + count)].allSatisfy({ ["-", "/"].contains($0.joiner) })
      else { continue }
      tied.formUnion(index..<(index + count))
    }
    return tied
  }

  /// "Aggressiver als": the ending of a German comparative is that of other forms too, so that "als" must follow.
  private func isComparative(
    _ found: (english: [String], count: Int), at index: Int, _ tokens: [Token], _ language: ForeignLanguage
  ) -> Bool {
    guard language.compounds, found.count == 1, tokens[index].word.hasSuffix("er"), let meaning = found.english.first,
      found.english.count == 1, !meaning.hasSuffix("er"), vocabulary.moods.value(of: meaning) != nil
    else { return false }
    return (1...3).contains { index + $0 < tokens.count && tokens[index + $0].word == "als" }
  }

  /// The phrases of any language all of whose words are strange to English and to the language of the prompt.
  private func borrowed(_ tokens: [Token], besides main: Int?) -> [Token] {
    replaced(tokens) { index in
      guard tokens[index].kind == .word, tokens[index].word.count >= Self.shortestLoanword,
        !english.contains(tokens[index].word)
      else { return nil }
      for language in languages.indices where language != main {
        guard let found = languages[language].listed(tokens, at: index) else { continue }
        if tokens[index..<(index + found.count)].allSatisfy({ !english.contains($0.word) }) { return found }
      }
      return nil
    }
  }

  private static let shortestLoanword = 3

  /// "Guitar distorted" as "distorted guitar", where that is a name and the other is none.
  private func reordered(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices.dropLast() where tokens[index].kind == .word && tokens[index + 1].kind == .word {
      let source = tokens[index...(index + 1)]
      guard !isName(Array(source)), isName(source.reversed()) else { continue }
      for (offset, word) in source.reversed().map(\.word).enumerated() {
        tokens[index + offset] = Token(standingFor: source, word: word, isFirst: offset == 0)
      }
    }
    return tokens
  }

  private func isName(_ pair: [Token]) -> Bool {
    vocabulary.instruments.match(pair, at: 0)?.count == 2 || vocabulary.genres.match(pair, at: 0)?.count == 2
  }

  /// The tokens with what `replacement` finds at an index put in its place.
  private func replaced(
    _ tokens: [Token], _ replacement: (Int) -> (english: [String], count: Int)?
  ) -> [Token] {
    var result: [Token] = []
    var index = 0
    while index < tokens.count {
      guard let found = replacement(index) else {
        result.append(tokens[index])
        index += 1
        continue
      }
      let source = tokens[index..<(index + found.count)]
      result += found.english.enumerated().map { Token(standingFor: source, word: $1, isFirst: $0 == 0) }
      index += found.count
    }
    return result
  }
}

extension Token {
  /// True for the name of a note or a chord, such as `A` or `Em`, which is a word in some language too.
  fileprivate var isNote: Bool {
    guard let first = text.first, ("A"..."H").contains(first) else { return false }
    return ["", "m", "b", "bm"].contains(text.dropFirst())
  }

  /// A word of another language than the one that `source` was written in.
  fileprivate init(standingFor source: ArraySlice<Token>, word: String, isFirst: Bool) {
    let first = source[source.startIndex]
    let range = first.range.lowerBound..<source[source.endIndex - 1].range.upperBound
    let text = source.map(\.text).joined(separator: " ")
    self.init(kind: .word, text: text, word: word, number: nil, joiner: isFirst ? first.joiner : nil, range: range)
  }
}
