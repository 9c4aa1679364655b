import Music

/// The search for keys in the notation of other languages ("B-Dur", "la mineur", "si bemolle maggiore"),
/// whatever language the rest of a prompt is in.
struct NamedKeys {
  private let text: String
  private let tokens: [Token]
  private let english: Set<String>

  /// `tokens` of `text` with every such key as one token.
  static func marked(_ tokens: [Token], in text: String, english: Set<String>) -> [Token] {
    NamedKeys(text: text, tokens: tokens, english: english).marked
  }

  private var marked: [Token] {
    var result: [Token] = []
    var index = 0
    while index < tokens.count {
      guard let found = key(at: index) else {
        result.append(tokens[index])
        index += 1
        continue
      }
      result.append(Token(standingFor: tokens[index..<found.end], key: found.key))
      index = found.end
    }
    return result
  }

  private typealias KeyMatch = (key: Key, end: Int)
  /// A tonic, an accidental, a mode and its kind ("do dièse mineur harmonique").
  private static let longest = 4
  /// Tonics that belong to German alone and to no other word, so that an English mode may follow them, or none.
  private static let germanTonics: Set<String> = [
    "fis", "cis", "gis", "dis", "ais", "eis", "his", "des", "ges", "ces", "fes",
  ]
  private static let syllables: Set<String> = ["do", "ut", "re", "mi", "fa", "sol", "la", "si"]

  private func key(at index: Int) -> KeyMatch? {
    guard tokens[index].kind == .word, !Self.prefixes.contains(tokens[index].word) else { return nil }
    for end in stride(from: min(index + Self.longest, tokens.count), to: index, by: -1) {
      guard mayBeName(index..<end), isOneName(index..<end), isForeign(index..<end), isMeant(index..<end),
        let name = KeyName(words(index..<end)), let mode = name.mode
      else { continue }
      return (Key(name.tonic, mode), end)
    }
    return announcedTonic(at: index)
  }

  /// True if the first token can begin the name of a note; a cheap test before the full parse.
  private func mayBeName(_ range: Range<Int>) -> Bool {
    let first = tokens[range.lowerBound].word
    if range.count == 1 { return first.utf8.count < 16 && (first.hasSuffix("dur") || first.hasSuffix("moll")) }
    // The name of a mode ends it.
    let last = tokens[range.upperBound - 1]
    return last.kind == .word && last.word.utf8.count > 2 && Self.tonics.contains(first)
  }

  private static let tonics: Set<String> = {
    let letters = "abcdefgh".map(String.init)
    let plain = letters + syllables
    return Set(plain + plain.map { $0 + "b" } + letters.flatMap { [$0 + "is", $0 + "es", $0 + "s"] })
  }()

  /// Words with nothing between them but spaces, hyphens and the signs of accidentals.
  private func isOneName(_ range: Range<Int>) -> Bool {
    tokens[range].allSatisfy { $0.kind == .word || ["#", "♯", "♭"].contains($0.word) }
      && tokens[range].dropFirst().allSatisfy { [nil, "", "-"].contains($0.joiner) }
  }

  private func isForeign(_ range: Range<Int>) -> Bool {
    let first = tokens[range.lowerBound].word
    let last = tokens[range.upperBound - 1].word
    if range.count == 1 { return (first.hasSuffix("dur") || first.hasSuffix("moll")) && !english.contains(first) }
    if Self.germanTonics.contains(first) { return true }
    guard !english.contains(last) else { return false }
    // A sound may be "dur" in French, and syllables have no place beside that word.
    return !(["dur", "moll"].contains(last) && Self.syllables.contains(first))
  }

  /// "La mayor parte" and "e minore" are no keys: where a name is made of everyday words it must be announced, or stand
  /// at the end of a phrase.
  private func isMeant(_ range: Range<Int>) -> Bool {
    let first = tokens[range.lowerBound]
    guard range.count == 2, tokens[range.lowerBound + 1].joiner == nil else { return true }
    let hasPrefix = range.lowerBound > 0 && Self.prefixes.contains(tokens[range.lowerBound - 1].word)
    let isRomance = !["dur", "moll"].contains(tokens[range.lowerBound + 1].word)
    guard isRomance, !hasPrefix else { return true }
    if first.word.count == 1 { return first.text.first?.isUppercase == true }
    guard ["la", "mi", "do", "si"].contains(first.word), range.upperBound < tokens.count else { return true }
    let next = tokens[range.upperBound]
    return next.kind != .word || Self.continuations.contains(next.word)
  }

  private static let prefixes: Set<String> = [
    "in", "en", "em", "key", "tonart", "tonalite", "tonalita", "tonalidad", "tonalidade", "de", "di", "the", "of", "is",
    ":", "=",
  ]
  private static let continuations: Set<String> = [
    "a", "con", "com", "avec", "e", "et", "y", "ed", "sans", "sin", "sem", "senza", "bpm", "para", "per", "pour", "pop",
  ]

  /// "Tonart: B", "in Fis": a tonic without a mode, which is major by custom.
  private func announcedTonic(at index: Int) -> KeyMatch? {
    guard index > 0, tokens[index].text.first?.isUppercase == true, index + 1 == tokens.count || !ties(index + 1) else {
      return nil
    }
    let before = tokens[..<index].last { ![":", "=", "ist"].contains($0.word) }?.word
    let isTonart = before == "tonart"
    guard isTonart || (["in", "key", "of"].contains(before) && Self.germanTonics.contains(tokens[index].word)),
      let name = KeyName(isTonart ? "\(tokens[index].text) Dur" : tokens[index].text)
    else { return nil }
    return (name.key, index + 1)
  }

  /// True if the token at `index` may belong to the tonic before it.
  private func ties(_ index: Int) -> Bool {
    tokens[index].joiner != nil && !tokens[index].isMark || ["#", "♯", "♭"].contains(tokens[index].word)
      || ["sharp", "flat"].contains(tokens[index].word)
  }

  private func words(_ range: Range<Int>) -> String {
    guard let first = tokens[range].first, let last = tokens[range].last else { return "" }
    return String(text[first.range.lowerBound..<last.range.upperBound])
  }
}

extension Token {
  /// The name of a key.
  fileprivate init(standingFor source: ArraySlice<Token>, key: Key) {
    let first = source[source.startIndex]
    let text = source.map(\.text).joined(separator: " ")
    self.init(
      kind: .word, text: text, word: key.description, number: nil, joiner: first.joiner,
      range: first.range.lowerBound..<source[source.endIndex - 1].range.upperBound)
    self.key = key
  }
}
