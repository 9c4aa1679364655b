import Foundation

/// The quotations of a prompt that are sung or name the track, and the prompt without them.
///
/// Sung is what is quoted after "singing", "the words", "lyrics" and the like; a title is what is quoted after "called",
/// "titled", "named", what these put in capitals, and a quotation that begins the prompt before a dash.
struct QuotedWords {
  private(set) var description: String
  /// In the order in which they stand.
  private(set) var sung: [String] = []
  private(set) var title: String?

  private let labels: PromptLabels
  private static let longestTitle = 120

  init(_ prompt: String, labels: PromptLabels) {
    self.labels = labels
    description = prompt
    if prompt.contains(where: { Self.closing[$0] != nil }) { takeQuotations() }
    if title == nil { takeCapitals() }
  }

  private static let closing: [Character: Character] = [
    "\"": "\"", "“": "”", "„": "“", "«": "»", "‘": "’", "»": "«", "「": "」", "『": "』",
  ]

  private mutating func takeQuotations() {
    var rest = ""
    var index = description.startIndex
    while index < description.endIndex {
      let character = description[index]
      guard let close = Self.closing[character],
        let end = description[description.index(after: index)...].firstIndex(where: { Self.closes($0, close) })
      else {
        rest.append(character)
        index = description.index(after: index)
        continue
      }
      let inner = description[description.index(after: index)..<end]
      let next = description.index(after: end)
      if !take(String(inner), after: rest, before: description[next...]) { rest += description[index..<next] }
      index = next
    }
    description = rest
  }

  private static func closes(_ character: Character, _ close: Character) -> Bool {
    character == close || (close == "“" && character == "”") || (close == "”" && character == "\"")
  }

  /// True if the quotation was taken out of the prompt.
  private mutating func take(_ quotation: String, after before: String, before after: Substring) -> Bool {
    let inner = quotation.trimmingCharacters(in: .whitespacesAndNewlines)
    guard inner.contains(where: { $0.isLetter || $0.isNumber }) else { return false }
    let words = PromptLabels.folded(String(before.suffix(80))).split(separator: " ").map(String.init)
    let isCompared = before.hasSuffix("== ") || before.hasSuffix("==")
    if title == nil, !isCompared,
      labels.names(words) || (words.isEmpty && Self.startsWithDash(after) && !labels.isLabel(inner))
    {
      title = Self.title(inner)
      return true
    }
    let following = PromptLabels.folded(String(after.prefix(24))).split(separator: " ").first.map(String.init)
    guard labels.sings(words) || following == "sung" || announces(before) else { return false }
    sung.append(inner)
    return true
  }

  /// "Sung by robots: …", "pop with rap: …": the clause before the quotation speaks of singing and leads on to it.
  private func announces(_ before: String) -> Bool {
    let clause = before.suffix(100).split(omittingEmptySubsequences: false) { ".,;!?\n".contains($0) }.last ?? ""
    let words = PromptLabels.folded(String(clause)).split(separator: " ").map(String.init)
    let end = clause.last { $0 != " " }
    return words.indices.contains { index in
      labels.sings([words[index]]) && (end == ":" || words[index...].dropFirst().first == "by")
    }
  }

  private static func startsWithDash(_ text: Substring) -> Bool {
    text.drop { $0 == " " }.first.map { "-–—:|\n".contains($0) } ?? false
  }

  /// "A track called Midnight Drive with …": the capitals behind the word.
  private mutating func takeCapitals() {
    let words = description.split(separator: " ", omittingEmptySubsequences: false)
    for index in words.indices.dropLast() {
      let before = words[max(0, index - 2)...index].map { PromptLabels.folded(String($0)) }
      guard
        ["called", "titled", "named", "entitled", "namens", "intitulee", "intitule", "titulada", "llamada", "titulado"]
          .contains(before.last ?? ""), labels.names(before)
      else { continue }
      var end = index + 1
      while end < words.count, Self.isOfName(words[end], isFirst: end == index + 1) {
        end += 1
        if let last = words[end - 1].last, ",.;:!?\n".contains(last) { break }
      }
      while end > index + 1, !Self.isCapital(words[end - 1]) { end -= 1 }
      guard end > index + 1 else { continue }
      let name = words[(index + 1)..<end].joined(separator: " ")
      title = Self.title(name.trimmingCharacters(in: CharacterSet(charactersIn: ",.;: ")))
      let mark = name.last.map { ",.;".contains($0) ? String($0) : "" } ?? ""
      description = (words[...index] + [Substring(mark)] + words[end...]).joined(separator: " ")
      return
    }
  }

  private static func isCapital(_ word: Substring) -> Bool {
    word.first.map { $0.isUppercase || $0.isNumber } ?? false
  }

  private static func isOfName(_ word: Substring, isFirst: Bool) -> Bool {
    isCapital(word) || (!isFirst && ["of", "the", "in", "and", "a", "to", "de", "der", "la"].contains(word))
  }

  /// One line of at most 120 characters; nil if nothing is left.
  static func title(_ text: String) -> String? {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let plain = line.trimmingCharacters(in: CharacterSet(charactersIn: " \t\"“”«»*_`#"))
    return plain.isEmpty ? nil : String(plain.prefix(longestTitle))
  }
}
