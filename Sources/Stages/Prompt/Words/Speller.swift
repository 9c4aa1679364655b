import Diagnostics

/// The correction of misspelled words.
struct Speller: Sendable {
  /// Every English word of the vocabulary, names aside.
  let english: Set<String>
  private let known: Set<String>
  /// The candidates for a misspelled word, by first letter.
  private let targets: [Character: [[Character]]]
  /// The same by how they look with no letter doubled.
  private let undoubled: [String: String]
  /// Adjectives that have a comparative.
  private let qualities: Set<String>
  /// Words of other languages and those that are passed over, which are no slips either.
  private let foreign: Set<String>

  init(_ vocabulary: Vocabulary) {
    let target = vocabulary.genres.words.union(vocabulary.instruments.words).union(vocabulary.moods.words)
      .union(vocabulary.voices.words).union(vocabulary.sections.words.filter { $0.count >= 6 })
    // Letters of names such as "Y2K" are no words.
    english = target.union(vocabulary.otherWords.filter { $0.count > 1 })
      .union(vocabulary.smallWords).union(vocabulary.ordinaryWords)
    known = english.union(vocabulary.artists.words).union(vocabulary.images.words).union(vocabulary.voiceWords.words)
    let translations = vocabulary.lexicon.translations.values.flatMap {
      $0.values.flatMap { $0.flatMap(Tokeniser.words) }
    }
    foreign = vocabulary.ignored.values.reduce(into: Set(translations)) { $0.formUnion($1.words) }
    let long = target.filter { $0.count >= 5 && $0.allSatisfy(\.isLetter) }.sorted()
    qualities = vocabulary.moods.words.union(vocabulary.sound.words)
    undoubled = Dictionary(long.map { (Self.undoubled($0), $0) }) { first, _ in first }
    targets = Dictionary(grouping: long.map(Array.init)) { $0[0] }
  }

  /// The tokens with misspelled words corrected; each different word is looked up once.
  func corrected(_ tokens: [Token]) -> [Token] {
    var guesses: [String: String?] = [:]
    return tokens.indices.map { index in
      let token = tokens[index]
      guard token.kind == .word, token.key == nil, token.word.count >= 4, token.word.count <= 20,
        !known.contains(token.word), !foreign.contains(token.word)
      else {
        return token
      }
      if let base = positive(of: token.word) {
        var token = token
        token.word = base
        return token
      }
      // One English word is never taken for another.
      if CommonEnglish.contains(token.word) || Self.isName(index, tokens) { return token }
      let guess =
        guesses[token.word] ?? undoubled[Self.undoubled(token.word)]
        ?? (token.word.count >= 5 ? meant(by: Array(token.word)) : nil)
      guesses[token.word] = .some(guess)
      guard let guess else { return token }
      var corrected = token
      corrected.word = guess
      corrected.isCorrected = true
      return corrected
    }
  }

  /// True if a capital marks the name of a person or a place: "in Leeds", "Dear Maria".
  private static func isName(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index > 0, tokens[index].text.first?.isUppercase == true,
      tokens[index].text.dropFirst().contains(where: \.isLowercase)
    else { return false }
    return leaders.contains(tokens[index - 1].word)
  }

  private static let leaders: Set<String> = [
    "in", "from", "near", "mr", "mrs", "ms", "miss", "dr", "dear", "hi", "hello", "named", "uncle", "aunt", "thanks",
    "regards",
  ]

  /// The tokens with letters that were drawn out ("sooo", "daaark") as often as the word has them.
  func withoutEmphasis(_ tokens: [Token]) -> [Token] {
    tokens.map { token in
      guard token.kind == .word, Self.isDrawnOut(token.word), !known.contains(token.word) else { return token }
      var token = token
      let forms = [Self.runs(of: token.word, atMost: 2), Self.runs(of: token.word, atMost: 1)]
      token.word = forms.first { isWord($0) } ?? forms[1]
      return token
    }
  }

  func isWord(_ word: String) -> Bool {
    known.contains(word) || foreign.contains(word) || CommonEnglish.contains(word)
  }

  private static func isDrawnOut(_ word: String) -> Bool { runs(of: word, atMost: 2).count < word.count }

  /// The word with no letter more than `limit` times in a row.
  private static func runs(of word: String, atMost limit: Int) -> String {
    var plain = ""
    var (last, count): (Character?, Int) = (nil, 0)
    for letter in word {
      count = letter == last ? count + 1 : 1
      last = letter
      if count <= limit { plain.append(letter) }
    }
    return plain
  }

  /// "Dreamier" and "punchiest" as "dreamy" and "punchy".
  private func positive(of word: String) -> String? {
    for (ending, bases) in [("ier", ["y"]), ("iest", ["y"]), ("er", ["", "e"]), ("est", ["", "e"])]
    where word.hasSuffix(ending) {
      let stem = word.dropLast(ending.count)
      if let base = bases.map({ stem + $0 }).first(where: { $0.count >= 4 && qualities.contains(String($0)) }) {
        return String(base)
      }
    }
    return nil
  }

  /// "Celo" and "guittar" as they would be without any letter twice in a row.
  private static func undoubled(_ word: String) -> String {
    var plain = ""
    for letter in word where letter != plain.last { plain.append(letter) }
    return plain
  }

  /// The nearest known word with the same first letter, one edit away, or two from eight letters on.
  private func meant(by word: [Character]) -> String? {
    let limit = word.count >= 8 ? 2 : 1
    var best: (word: [Character], distance: Int)?
    for target in targets[word[0]] ?? [] {
      guard let distance = Suggestion.distance(from: word, to: target, atMost: min(limit, (best?.distance ?? 9) - 1))
      else { continue }
      best = (target, distance)
    }
    return best.map { String($0.word) }
  }
}

extension Vocabulary {
  /// Words that lead somewhere but are too easily hit by chance to be guessed at.
  fileprivate var otherWords: Set<String> {
    let plain = [absent.words, sound.words, tempoWords.words, loudness.words, sections.words]
    let structural = [sectionLengths.words, endings.words, modes.words, meters.words, units.words]
    let references = [self.references.words, like.words, same.words, aspects.words, comparatives.words, than.words]
    let bounding = [
      exclusions.words, details.words, degrees.words, bounds.words, none.words, afterTheManner.words, timeFeels.words,
    ]
    let small = [
      onlyAfter.words, corrections.words, about.words, negations.words, only.words, amounts.words, colouring.words,
      styles.words, style.words,
    ]
    return (plain + structural + references + bounding + small).reduce(into: Set(lexicon.numbers.keys)) {
      $0.formUnion($1)
    }
  }
}
