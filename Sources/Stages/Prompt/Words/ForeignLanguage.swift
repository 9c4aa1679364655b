/// A language other than English: its phrases, inflection, number words and compounds.
struct ForeignLanguage: Sendable {
  let name: String
  private let phrases: PhraseBook<[String]>
  private let inflection: Inflection
  private let numbers: NumberCompound
  /// True if compound nouns are written as one word, as in German.
  let compounds: Bool
  /// True if adjectives follow their nouns, as in Romance languages.
  let describesAfter: Bool

  /// `table` has the words of the language by the English that they are read as.
  init(_ name: String, _ table: [String: [String]], numbers: [String: Double]) {
    let rows = table.sorted { $0.key < $1.key }.map { (english: Tokeniser.words(of: $0.key), words: $0.value) }
    self.name = name
    phrases = PhraseBook(rows.map { ($0.english, $0.words) })
    inflection = Inflection(of: name, rows)
    self.numbers = NumberCompound(rows, numbers: numbers)
    compounds = name == "german"
    describesAfter = !compounds
  }

  /// The phrase at `index` as the table has it.
  func listed(_ tokens: [Token], at index: Int) -> (english: [String], count: Int)? {
    phrases.match(tokens, at: index).map { ($0.value, $0.count) }
  }

  /// The word as a form or a compound of words in the table; `english` are the words that parts may be borrowed from.
  func derived(_ word: String, english: Set<String>) -> [String]? {
    if let form = inflection.english(of: word) { return form }
    if word.count >= 6, let number = numbers.english(of: word) { return number }
    guard compounds else { return nil }
    return withoutUmlauts(word).flatMap { part($0, []) } ?? compound(word, english)
  }

  /// "Floete" for "Flöte", whose accent is lost here.
  private func withoutUmlauts(_ word: String) -> String? {
    let plain = ["ae", "oe", "ue"].reduce(word) { $0.replacing($1, with: $1.prefix(1)) }
    return plain == word ? nil : plain
  }

  private static let shortestPart = 4
  private static let shortestFront = 3
  private static let longestCompound = 32

  /// "Klavierballade", "Technotrack": two words that are known, perhaps with an "s" or "n" between them.
  private func compound(_ word: String, _ english: Set<String>) -> [String]? {
    guard word.count >= Self.shortestFront + Self.shortestPart, word.count <= Self.longestCompound else { return nil }
    let letters = Array(word)
    for cut in stride(from: letters.count - Self.shortestPart, through: Self.shortestFront, by: -1) {
      guard let head = part(String(letters[cut...]), english) else { continue }
      let front = String(letters[..<cut])
      guard front.count > 2 else { continue }
      let bare = ["s", "n"].contains(front.suffix(1)) ? String(front.dropLast()) : front
      if let first = part(front, english) ?? part(bare, english) { return first + head }
    }
    return nil
  }

  private func part(_ word: String, _ english: Set<String>) -> [String]? {
    guard word.count >= Self.shortestFront else { return nil }
    if let listed = phrases.value(of: word) ?? inflection.english(of: word) { return listed }
    return english.contains(word) ? [word] : nil
  }
}
