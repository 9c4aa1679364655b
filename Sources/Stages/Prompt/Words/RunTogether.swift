/// Words that were written without the spaces between them, as in tags: "darkambient", "lofihiphop", "chillbeats".
///
/// A word that no language of the lexicon knows is cut where both halves, or all three thirds, are names or adjectives of
/// the lexicon, or all of it together is one.
struct RunTogether: Sendable {
  private let vocabulary: Vocabulary
  private let isWord: @Sendable (String) -> Bool
  private static let shortestPart = 3
  private static let lengths = 7...30
  /// What is no phrase of the lexicon and ends tags all the same.
  private static let tails: Set<String> = ["music", "beat", "beats", "song", "songs", "vibe", "vibes", "track", "type"]

  /// `isWord` tells the words that are known as they are.
  init(_ vocabulary: Vocabulary, isWord: @escaping @Sendable (String) -> Bool) {
    self.vocabulary = vocabulary
    self.isWord = isWord
  }

  /// The tokens of `text` with such words cut.
  func parted(_ tokens: [Token], in text: String) -> [Token] {
    tokens.flatMap { token -> [Token] in
      guard token.kind == .word, token.key == nil, Self.lengths.contains(token.word.count),
        token.word.count == token.text.count, !isWord(token.word), let parts = parts(of: token.word)
      else { return [token] }
      var start = token.range.lowerBound
      return parts.enumerated().map { number, part in
        let end = text.index(start, offsetBy: part.count)
        defer { start = end }
        return Token(
          kind: .word, text: String(text[start..<end]), word: part, number: nil,
          joiner: number == 0 ? token.joiner : nil, range: start..<end)
      }
    }
  }

  private func parts(of word: String) -> [String]? {
    let letters = Array(word)
    for cut in stride(from: letters.count - Self.shortestPart, through: Self.shortestPart, by: -1) {
      let (front, back) = (String(letters[..<cut]), String(letters[cut...]))
      guard let first = phrase(front) else { continue }
      if let last = phrase(back) { return first + last }
      if Self.tails.contains(back) { return first + [back] }
      guard back.count >= 2 * Self.shortestPart else { continue }
      for inner in stride(from: back.count - Self.shortestPart, through: Self.shortestPart, by: -1) {
        let (middle, end) = (String(back.prefix(inner)), String(back.dropFirst(inner)))
        if let second = phrase(middle), let last = phrase(end) ?? (Self.tails.contains(end) ? [end] : nil) {
          return first + second + last
        }
      }
    }
    return nil
  }

  /// The word itself if it is a name or an adjective of the lexicon.
  private func phrase(_ word: String) -> [String]? {
    let isPhrase =
      vocabulary.genres.value(of: word) != nil || vocabulary.instruments.value(of: word) != nil
      || vocabulary.moods.value(of: word) != nil || vocabulary.sound.value(of: word) != nil
    return isPhrase ? [word] : nil
  }
}
