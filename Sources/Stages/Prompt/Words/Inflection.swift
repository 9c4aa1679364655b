/// The search for a word by an inflected form that its table does not list: "treibender" by "treibend".
///
/// Two forms are of one word when they differ in their endings alone and what comes before has four letters or more.
struct Inflection: Sendable {
  private struct InflectedForm: Sendable {
    let word: [Character]
    let english: [String]
  }

  private static let shortestStem = 4

  private let endings: Set<String>
  /// By the first letters.
  private let forms: [String: [InflectedForm]]

  /// The endings of adjectives and nouns; a language without any has no forms but those in its table.
  private static let endings: [String: Set<String>] = [
    "german": ["", "e", "en", "em", "er", "es", "n", "s"],
    "french": ["", "e", "s", "es", "x", "se", "ses", "ne", "nes", "le", "les"],
    "spanish": ["", "o", "a", "os", "as", "e", "es", "s"],
    "italian": ["", "o", "a", "i", "e", "he", "hi"],
    "portuguese": ["", "o", "a", "os", "as", "e", "es", "s"],
  ]

  /// Of the phrases in `rows` only those of one word have forms.
  init(of language: String, _ rows: some Sequence<(english: [String], words: [String])>) {
    endings = Self.endings[language] ?? []
    var forms: [String: [InflectedForm]] = [:]
    if !endings.isEmpty {
      for (english, words) in rows {
        for word in words where word.count >= Self.shortestStem && !word.contains(" ") {
          forms[String(word.prefix(Self.shortestStem)), default: []].append(
            InflectedForm(word: Array(word), english: english))
        }
      }
    }
    self.forms = forms
  }

  /// The English for `word`, if it is a form of a word in the table; the word that shares most letters wins.
  func english(of word: String) -> [String]? {
    guard let candidates = forms[String(word.prefix(Self.shortestStem))] else { return nil }
    let letters = Array(word)
    var best: (english: [String], shared: Int)?
    for form in candidates {
      let shared = zip(letters, form.word).prefix { $0 == $1 }.count
      guard shared > best?.shared ?? (Self.shortestStem - 1), isForm(letters, form.word, shared) else { continue }
      best = (form.english, shared)
    }
    return best?.english
  }

  /// True if the words can be cut after a common stem so that both rests are endings.
  private func isForm(_ a: [Character], _ b: [Character], _ shared: Int) -> Bool {
    (max(Self.shortestStem, shared - 2)...shared).contains {
      endings.contains(String(a[$0...])) && endings.contains(String(b[$0...]))
    }
  }
}
