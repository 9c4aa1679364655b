import Foundation

/// The words before a colon that say what a line of a prompt holds, and those before quoted words.
struct PromptLabels: Sendable {
  /// What a label announces.
  enum Label: Sendable {
    case title, lyrics, style
  }

  private let labels: [String: Label]
  private let sings: Set<String>
  private let titled: Set<String>

  init(_ lexicon: Lexicon) {
    let rows: [(Label, [String])] = [
      (.style, lexicon.styleLabels), (.lyrics, lexicon.lyricsLabels), (.title, lexicon.titleLabels),
    ]
    labels = rows.reduce(into: [:]) { labels, row in for name in row.1 { labels[Self.folded(name)] = row.0 } }
    sings = Set(lexicon.sings.map(Self.folded))
    titled = Set(lexicon.titled.map(Self.folded))
  }

  /// The label of a line such as "Title: Neon Rain" or "[Style: pop punk]", and what stands behind it.
  func label(of line: Substring) -> (label: Label, rest: String)? {
    var line = line.drop { "[({*#> ".contains($0) }
    while let last = line.last, "])}* ".contains(last) { line = line.dropLast() }
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" || $0 == "=" }) else { return nil }
    let name = Self.folded(String(line[..<colon]))
    guard !name.isEmpty, let label = labels[name] else { return nil }
    let rest = line[line.index(after: colon)...].drop { $0 == "*" || $0 == " " }
    return (label, String(rest).trimmingCharacters(in: .whitespaces))
  }

  /// True if the text is a label and nothing else.
  func isLabel(_ text: String) -> Bool { labels[Self.folded(text)] != nil }

  /// True if `words`, the last before a quotation, say that it is sung.
  func sings(_ words: [String]) -> Bool { ends(words, with: sings, reach: 3) }

  /// True if `words` end in a word such as "called".
  func names(_ words: [String]) -> Bool { ends(words, with: titled, reach: 2) }

  private func ends(_ words: [String], with phrases: Set<String>, reach: Int) -> Bool {
    (0..<min(reach, words.count)).contains { skipped in
      let rest = words.dropLast(skipped)
      // What stands between must lead on to the quotation.
      guard words.suffix(skipped).allSatisfy(Self.leads.contains) else { return false }
      return (1...4).contains { $0 <= rest.count && phrases.contains(rest.suffix($0).joined(separator: " ")) }
    }
  }

  private static let leads: Set<String> = [
    "the", "a", "is", "words", "line", "lines", "word", "like", "just", "out", "something", "die", "den", "text", "la",
    "le", "il",
    "of", "and", "over", "softly", "loudly", "quietly", "repeatedly", "again", "only", "with",
  ]

  /// Lower case without accents and signs.
  static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      .split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}
