import Foundation
import Music

/// A prompt parted into the words that describe the music and those that are sung.
///
/// Lyrics begin with the first line that is a mark of structure (`[Verse 1]`, `Chorus:`) and has words to sing below it, or
/// behind a label (`Lyrics:`). Lines of labels (`Title:`, `Style:`) are parts of the description wherever they stand,
/// and so are lines at the end, or after an empty line, that speak of music in the way of a prompt. A prompt of six
/// lines or more, or of two stanzas, that has no marks and speaks of no music is all lyrics.
struct LyricsInPrompt {
  private(set) var description: String
  /// As they were written, marks and all; nil if there are none.
  private(set) var lyrics: String?
  private(set) var title: String?
  /// True if nothing but lyrics was given.
  private(set) var isAllLyrics = false

  /// `describes` tells whether a line speaks of music in the way of a prompt.
  init(_ prompt: String, labels: PromptLabels, describes: @escaping (String) -> Bool) {
    description = prompt
    let lines = Self.lines(of: prompt)
    guard lines.count > 1 || prompt.contains(":") else { return }
    var reader = LineReader(labels: labels, describes: describes)
    for line in lines { reader.read(line) }
    reader.finish(isSingleLine: lines.count == 1)
    title = reader.title
    guard title != nil || reader.hasLyrics else { return }
    description = reader.description.joined(separator: "\n")
    if reader.hasLyrics {
      lyrics = String(reader.lyrics.joined(separator: "\n").trimmingPrefix(while: \.isWhitespace))
      isAllLyrics = !description.contains(where: \.isLetter)
    }
  }

  /// The lines of the prompt; marks within one line begin lines too where two of them are in it.
  private static func lines(of prompt: String) -> [Substring] {
    let lines = prompt.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.count == 1, prompt.contains("[") else { return lines }
    let marks = prompt.matches(of: /\[([^\]\n]{3,30})\]/)
      .filter { LyricsMark(named: String($0.output.1))?.section != nil }
    guard marks.count > 1 else { return lines }
    var parts: [Substring] = []
    var start = prompt.startIndex
    for mark in marks {
      parts.append(prompt[start..<mark.range.lowerBound])
      parts.append(prompt[mark.range])
      start = mark.range.upperBound
    }
    return (parts + [prompt[start...]]).filter { $0.contains { !$0.isWhitespace } }
  }
}

/// The reading of a prompt line by line.
private struct LineReader {
  let labels: PromptLabels
  let describes: (String) -> Bool
  private(set) var description: [String] = []
  private(set) var lyrics: [String] = []
  private(set) var title: String?
  private var isInLyrics = false
  private var isAnnounced = false
  private var isAfterGap = true
  /// Lines before any mark or label, which may turn out to be lyrics.
  private var open: [String] = []

  init(labels: PromptLabels, describes: @escaping (String) -> Bool) {
    (self.labels, self.describes) = (labels, describes)
  }

  /// True if there are words to sing.
  var hasLyrics: Bool { !Lyrics(lyrics.joined(separator: "\n")).lines.isEmpty }

  mutating func read(_ line: Substring) {
    let text = line.trimmingCharacters(in: .whitespaces)
    defer { isAfterGap = text.isEmpty }
    if let (label, rest) = labels.label(of: line) {
      readLabel(label, rest, text)
    } else if Self.isMark(text) {
      if !isInLyrics, !Self.isSection(text) {
        open.append(text)
      } else {
        begin()
        lyrics.append(text)
      }
    } else if isInLyrics, !(isAfterGap && !text.isEmpty && describes(text)) {
      lyrics.append(text)
    } else {
      isInLyrics = isInLyrics && text.isEmpty
      open.append(text)
    }
  }

  private mutating func begin() {
    isInLyrics = true
    description += open
    open = []
  }

  private mutating func readLabel(_ label: PromptLabels.Label, _ rest: String, _ text: String) {
    switch label {
    case .title where title == nil && !rest.isEmpty:
      // "Title: Neon Rain, dark synthwave" in one line.
      let name = rest.contains(",") && describes(rest) ? String(rest.prefix { $0 != "," }) : rest
      title = QuotedWords.title(name)
      if name.count < rest.count { open.append(String(rest.dropFirst(name.count + 1))) }
      isInLyrics = isInLyrics && !isAnnounced
    case .lyrics where rest.isEmpty || Self.areWords(rest):
      begin()
      isAnnounced = true
      if !rest.isEmpty { lyrics.append(rest) }
    default:
      open.append(text.trimmingCharacters(in: CharacterSet(charactersIn: "[](){}")))
      if isAnnounced { isInLyrics = false }
    }
  }

  /// "Lyrics: carry me home, carry me" are words, "lyrics: about love" and "lyrics: none" say something of them.
  private static func areWords(_ text: String) -> Bool {
    let words = PromptLabels.folded(text).split(separator: " ")
    return words.count >= 3
      && !["about", "none", "no", "in", "english", "german", "without", "uber", "sobre", "su", "sur"].contains(words[0])
  }

  /// A line of nothing but a mark of structure.
  private static func isMark(_ text: String) -> Bool {
    guard case .mark(let mark, let rest) = LyricsLine(text) else { return false }
    let isBare =
      text.hasPrefix("[") || text.hasPrefix("{") || text.hasPrefix("(") || text.hasSuffix(":") || mark.section != nil
    return rest.isEmpty && isBare
  }

  private static func isSection(_ text: String) -> Bool {
    guard case .mark(let mark, _) = LyricsLine(text) else { return false }
    return mark.section != nil || mark.name.hasPrefix("instrumental") || mark.name.hasPrefix("intro")
  }

  mutating func finish(isSingleLine: Bool) {
    takeTail()
    let texts = lyrics.filter { !Self.isMark($0) && !$0.isEmpty }
    // A form with what plays in each part is no lyrics.
    let isForm = !isAnnounced && !texts.isEmpty && texts.count(where: describes) * 2 >= texts.count
    if isForm || (texts.isEmpty && !lyrics.isEmpty) {
      description += lyrics
      lyrics = []
    }
    if lyrics.isEmpty, !isSingleLine { takeStanzas() }
    description += open
    open = []
  }

  /// The lines at the end of the lyrics that describe the music.
  private mutating func takeTail() {
    var tail: [String] = []
    while let last = lyrics.last, last.isEmpty || (!Self.isMark(last) && describes(last)) {
      tail.insert(lyrics.removeLast(), at: 0)
    }
    description += tail.filter { !$0.isEmpty }
  }

  /// Lines without marks that are all lyrics but for those that describe the music at either end.
  private mutating func takeStanzas() {
    var lines = open[...]
    var around: [String] = []
    while let first = lines.first, first.isEmpty || describes(first) { around.append(lines.removeFirst()) }
    while let last = lines.last, last.isEmpty || describes(last) { around.append(lines.removeLast()) }
    let texts = lines.filter { !$0.isEmpty }
    let stanzas = lines.split(separator: "").filter { $0.count > 1 }.count
    let words = texts.map { $0.split(separator: " ").count }
    let isVerse =
      words.allSatisfy { (1...12).contains($0) } && !texts.contains { $0.contains(":") || $0.hasPrefix("- ") }
    guard isVerse, texts.count >= 6 || (stanzas > 1 && texts.count >= 4), !texts.contains(where: describes),
      texts.count(where: { $0.hasSuffix(".") }) * 2 < texts.count, !Self.isLetter(texts)
    else { return }
    lyrics = Array(lines)
    open = around.filter { !$0.isEmpty }
  }

  /// True for a greeting at the beginning, as letters have it.
  private static func isLetter(_ lines: [String]) -> Bool {
    let first = PromptLabels.folded(lines.first ?? "").split(separator: " ").first.map(String.init) ?? ""
    return ["dear", "hi", "hello", "hey", "hallo", "liebe", "lieber", "sehr", "bonjour", "hola", "ciao", "ola"]
      .contains(first)
  }
}
