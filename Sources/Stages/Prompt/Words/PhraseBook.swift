/// A dictionary of phrases, looked up at an index among tokens; the longest phrase wins.
struct PhraseBook<Value: Sendable>: Sendable {
  private struct Phrase: Sendable {
    let words: [String]
    let value: Value
  }

  /// By first word, longest first.
  private var entries: [String: [Phrase]] = [:]
  /// The first words, to pass over those of other phrases quickly.
  private var filter = WordFilter()
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
      filter.insert(WordFilter.code(of: first))
      if entries[first, default: []].contains(where: { $0.words == words }) { continue }
      entries[first, default: []].append(Phrase(words: words, value: value))
    }
  }

  /// The value of the phrase that is `word` alone.
  func value(of word: String) -> Value? { entries[word]?.first { $0.words.count == 1 }?.value }

  /// The longest phrase that begins with token `index`, and how many tokens it has.
  func match(_ tokens: [Token], at index: Int) -> (value: Value, count: Int)? {
    guard index >= 0, index < tokens.count, filter.mayContain(tokens[index].code), !tokens[index].isMark,
      let candidates = entries[tokens[index].word]
    else { return nil }
    for entry in candidates where index + entry.words.count <= tokens.count {
      var length = 1
      while length < entry.words.count, tokens[index + length].word == entry.words[length] { length += 1 }
      if length == entry.words.count { return (entry.value, length) }
    }
    return nil
  }
}

/// A set of words by short codes: it holds every word that was put in and few others.
struct WordFilter: Sendable {
  private static let size = 4_096
  private var bits = Array(repeating: UInt64(0), count: size / 64)

  /// 0…4095, from the FNV-1a hash of the word.
  static func code(of word: String) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in word.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int((hash ^ (hash >> 16)) & UInt32(size - 1))
  }

  mutating func insert(_ code: Int) { bits[code >> 6] |= 1 << UInt64(code & 63) }

  func mayContain(_ code: Int) -> Bool { bits[code >> 6] & (1 << UInt64(code & 63)) != 0 }
}
