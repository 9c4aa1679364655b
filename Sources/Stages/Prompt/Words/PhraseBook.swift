/// A dictionary of phrases, looked up at an index among tokens; the longest phrase wins.
struct PhraseBook<Value: Sendable>: Sendable {
  private struct Phrase: Sendable {
    let words: [String]
    let value: Value
  }

  /// By first word, longest first.
  private var entries: [String: [Phrase]] = [:]
  /// Every word of every phrase.
  private(set) var words: Set<String> = []

  /// `plurals` says whether each phrase may have an "s" at its end; of names that would make other words.
  init(_ rows: some Sequence<(Value, [String])>, plurals: Bool = true) {
    for (value, phrases) in rows {
      for phrase in phrases { add(Tokeniser.words(of: phrase), value, plurals) }
    }
    for first in entries.keys { entries[first]?.sort { $0.words.count > $1.words.count } }
  }

  /// The phrase and perhaps its plural; what was there before stays.
  private mutating func add(_ phrase: [String], _ value: Value, _ hasPlural: Bool) {
    guard let last = phrase.last else { return }
    for words in hasPlural ? [phrase, phrase.dropLast() + [last + "s"]] : [phrase] {
      guard let first = words.first else { continue }
      self.words.formUnion(words)
      if entries[first, default: []].contains(where: { $0.words == words }) { continue }
      entries[first, default: []].append(Phrase(words: words, value: value))
    }
  }

  /// The value of the phrase that is `word` alone.
  func value(of word: String) -> Value? { entries[word]?.first { $0.words.count == 1 }?.value }

  /// The longest phrase that begins with token `index`, and how many tokens it has.
  func match(_ tokens: [Token], at index: Int) -> (value: Value, count: Int)? {
    guard index >= 0, index < tokens.count, !tokens[index].isMark, let candidates = entries[tokens[index].word] else {
      return nil
    }
    for entry in candidates where index + entry.words.count <= tokens.count {
      let fits = entry.words.indices.allSatisfy { tokens[index + $0].word == entry.words[$0] }
      if fits { return (entry.value, entry.words.count) }
    }
    return nil
  }
}
