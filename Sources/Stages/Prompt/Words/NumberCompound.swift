/// Numbers written as one word, as German and Italian do: "hundertvierundsiebzig", "ventotto".
struct NumberCompound: Sendable {
  private let parts: [(word: String, value: Int)]
  private let names: [Int: String]

  /// `rows` are the language's words for numbers up to a hundred, `numbers` the English ones.
  init(_ rows: some Sequence<(english: [String], words: [String])>, numbers: [String: Double]) {
    var parts: [(String, Int)] = [("ein", 1), ("un", 1), ("uno", 1)]
    for (english, words) in rows {
      guard english.count == 1, let value = numbers[english[0]] else { continue }
      parts += words.filter { !$0.contains(" ") && $0.count > 2 }.map { ($0, Int(value)) }
    }
    self.parts = parts.sorted { ($0.0.count, $0.0) > ($1.0.count, $1.0) }
    var names: [Int: String] = [:]
    for name in Self.names { names[Int(numbers[name] ?? 0)] = name }
    self.names = names
  }

  /// The English words that a number is put into.
  private static let names = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "sixty",
    "seventy", "eighty", "ninety",
  ]
  /// The longest numbers below 300 have fewer letters.
  private static let longestWord = 30

  /// The number in English, if `word` is made of nothing but parts of one.
  func english(of word: String) -> [String]? {
    guard word.count <= Self.longestWord else { return nil }
    if word.hasSuffix("einhalb"), let whole = value(word.dropLast(7), depth: 0), let spelled = spelled(whole) {
      return spelled + ["and", "a", "half"]
    }
    return value(word[...], depth: 0).flatMap(spelled)
  }

  /// Hundreds, then ones and tens in either order, with "und" between them or nothing.
  private func value(_ word: Substring, depth: Int) -> Int? {
    if word.isEmpty { return depth > 0 ? 0 : nil }
    guard depth < 5 else { return nil }
    if word.hasPrefix("und"), depth > 0, let rest = value(word.dropFirst(3), depth: depth + 1) { return rest }
    for part in parts where word.hasPrefix(part.word) {
      let tail = word.dropFirst(part.word.count)
      guard let rest = value(tail, depth: depth + 1) else { continue }
      if part.value == 100 { return rest < 100 ? 100 + rest : nil }
      if rest >= 100, part.value < 10, tail.hasPrefix("h") || tail.hasPrefix("c") {
        return part.value * 100 + rest - 100
      }
      if rest < 100, part.value < 10 ? rest == 0 || rest % 10 == 0 : rest < 10 { return part.value + rest }
    }
    return nil
  }

  private func spelled(_ value: Int) -> [String]? {
    guard (1...299).contains(value) else { return nil }
    var words: [String] = []
    if value >= 100 { words += [names[value / 100], "hundred"].compactMap { $0 } }
    let rest = value % 100
    if let name = names[rest], rest > 0 {
      words.append(name)
    } else if rest > 0 {
      words += [names[rest / 10 * 10], names[rest % 10]].compactMap { $0 }
    }
    return words
  }
}
