import Foundation
import Music

/// One line of written lyrics by its kind.
enum LyricsLine: Equatable {
  /// A mark of structure, and what is sung behind it in the same line.
  case mark(LyricsMark, rest: String)
  /// "(x2)" alone: the lines before it once more.
  case again(times: Int)
  case sung(String, times: Int)
  /// An empty line, a rule, chords.
  case nothing

  init(_ written: String) {
    let line = Self.withoutDecoration(written)
    guard !line.isEmpty else {
      self = .nothing
      return
    }
    if let heading = Self.heading(line) {
      self = .mark(LyricsMark(bracketed: heading), rest: "")
    } else if let mark = Self.mark(line) {
      self = mark
    } else if Self.isRepeat(line), let times = LyricsMark.times(in: line) {
      self = .again(times: times)
    } else if Self.isChords(line) {
      self = .nothing
    } else {
      self = Self.words(of: line)
    }
  }

  /// Without spaces around it and the marks of bold and italic type.
  private static func withoutDecoration(_ written: String) -> String {
    var line = written
    for sign in ["**", "__"] where line.contains(sign) { line = line.replacing(sign, with: "") }
    line = line.trimmingCharacters(in: .whitespaces)
    for bullet in ["* ", "- ", "• ", "> ", "– "] where line.hasPrefix(bullet) { line.removeFirst(bullet.count) }
    if line.count > 2, line.hasPrefix("*"), line.hasSuffix("*") { line = String(line.dropFirst().dropLast()) }
    return line.trimmingCharacters(in: .whitespaces)
  }

  private static func heading(_ line: String) -> String? {
    guard line.hasPrefix("#") else { return nil }
    return line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces)
  }

  private static func mark(_ line: String) -> LyricsLine? {
    if let first = line.first, let last = closing[first], let end = line.firstIndex(of: last) {
      let inner = String(line[line.index(after: line.startIndex)..<end])
      let rest = String(line[line.index(after: end)...])
      // "[Am]carry me home" has chords in it, "(ooh) carry me home" a second voice.
      if first == "(" {
        guard let mark = LyricsMark(named: inner), rest.allSatisfy({ !$0.isLetter }) else { return nil }
        return .mark(mark, rest: "")
      }
      if rest.allSatisfy({ !$0.isLetter }) {
        if isRepeat(inner), let times = LyricsMark.times(in: inner) { return .again(times: times) }
        return isChord(inner) ? .nothing : .mark(LyricsMark(bracketed: inner + rest), rest: "")
      }
      guard let mark = LyricsMark(named: inner), case .sung(let text, _) = words(of: rest) else { return nil }
      return .mark(mark, rest: text)
    }
    if let colon = line.firstIndex(of: ":"), let mark = LyricsMark(named: String(line[..<colon])) {
      let rest = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      if LyricsMark.times(in: rest) != nil, isRepeat(rest) {
        return .mark(LyricsMark(bracketed: line), rest: "")
      }
      if case .sung(let text, _) = words(of: rest) { return .mark(mark, rest: text) }
      return .mark(mark, rest: "")
    }
    if LyricsMark.isNone(line) { return .mark(LyricsMark(bracketed: line), rest: "") }
    return isPlainMark(line) ? LyricsMark(named: line).map { .mark($0, rest: "") } : nil
  }

  private static let closing: [Character: Character] = ["[": "]", "(": ")", "{": "}", "<": ">", "【": "】"]

  /// "Verse 2", "CHORUS", "Pre-Chorus": names of sections that nobody sings by themselves.
  private static func isPlainMark(_ line: String) -> Bool {
    guard let mark = LyricsMark(named: line), let section = mark.section else { return false }
    if line == line.uppercased() || line.contains(where: \.isNumber) { return true }
    return [.intro, .outro, .verse, .chorus, .preChorus, .bridge].contains(section)
      && line.split(separator: " ").count <= 2
  }

  /// "(x2)", "2 x", "repeat" and nothing else.
  private static func isRepeat(_ text: String) -> Bool {
    let core = text.lowercased().drop { !belongsToRepeat($0) }
    guard let last = core.lastIndex(where: belongsToRepeat) else { return false }
    let inner = core[...last]
    return ["repeat", "bis", "twice"].contains(inner) || isCount(inner, 1...9)
  }

  private static func belongsToRepeat(_ character: Character) -> Bool {
    ("a"..."z").contains(character) || character.isASCIIDigit || character == "×"
  }

  /// "x2", "2 x" and "×3": a digit of `digits` and a cross, with at most one space between them.
  private static func isCount(_ text: Substring, _ digits: ClosedRange<Int>) -> Bool {
    guard (2...3).contains(text.count), let first = text.first, let last = text.last,
      text.count == 2 || text.dropFirst().first?.isWhitespace == true
    else { return false }
    guard let digit = isCross(first) ? last : isCross(last) ? first : nil, digit.isASCIIDigit else { return false }
    return digit.wholeNumberValue.map(digits.contains) ?? false
  }

  private static func isCross(_ character: Character) -> Bool {
    character == "x" || character == "X" || character == "×"
  }

  /// Two chords or more and nothing else.
  private static func isChords(_ line: String) -> Bool {
    let words = line.split { $0.isWhitespace || $0 == "|" || $0 == "-" }
    return words.count > 1 && words.allSatisfy { isChord(String($0)) }
  }

  /// "Am", "F#maj7", "Csus4/G".
  private static func isChord(_ text: String) -> Bool {
    var rest = text[...]
    guard takeNote(&rest) else { return false }
    while let quality = qualities.first(where: rest.hasPrefix) { rest = rest.dropFirst(quality.count) }
    rest = rest.dropFirst(min(2, rest.prefix { $0.isASCIIDigit }.count))
    if let addition = additions.first(where: rest.hasPrefix) { rest = rest.dropFirst(addition.count) }
    if rest.first == "/" {
      rest = rest.dropFirst()
      guard takeNote(&rest) else { return false }
    }
    return rest.isEmpty
  }

  private static func takeNote(_ text: inout Substring) -> Bool {
    guard let letter = text.first, ("A"..."G").contains(letter) else { return false }
    text = text.dropFirst()
    if let sign = text.first, ["#", "b", "♯", "♭"].contains(sign) { text = text.dropFirst() }
    return true
  }

  private static let qualities = ["maj", "min", "dim", "aug", "sus", "add", "m", "M"]
  private static let additions = ["sus2", "sus4", "add9", "b5"]

  /// The words without what stands in square brackets or braces, the signs of parentheses and "x2" at the end.
  private static func words(of line: String) -> LyricsLine {
    var text = withoutBrackets(line)[...]
    var times = 1
    if let (count, start) = repetition(atEndOf: text) {
      times = LyricsMark.times(in: String(count)) ?? 1
      text = text[..<start]
    }
    let plain = text.split { $0.isWhitespace || "()[]{}*_#~".contains($0) }.joined(separator: " ")
    return plain.contains { $0.isLetter || $0.isNumber } ? .sung(plain, times: times) : .nothing
  }

  /// The text with a space for each pair of square brackets, braces or angles and what is in it.
  private static func withoutBrackets(_ line: String) -> String {
    guard line.utf8.contains(where: { "[{<".utf8.contains($0) }) else { return line }
    var plain = ""
    var rest = line[...]
    while let open = rest.firstIndex(where: { "[{<".contains($0) }) {
      plain += rest[..<open]
      guard let close = rest[open].closingBracket, let end = rest[open...].firstIndex(of: close) else {
        plain.append(rest[open])
        rest = rest[rest.index(after: open)...]
        continue
      }
      plain += " "
      rest = rest[rest.index(after: end)...]
    }
    return plain + rest
  }

  /// "x2", "(2x)" and the like behind the words, and where it begins with the space or the parenthesis before it.
  private static func repetition(atEndOf text: Substring) -> (count: Substring, start: String.Index)? {
    var core = text.withoutSpacesBehind
    if core.last == ")" { core = core.dropLast().withoutSpacesBehind }
    guard let length = [2, 3].first(where: { isCount(core.suffix($0), 2...8) }) else { return nil }
    let before = core.dropLast(length)
    let words = before.withoutSpacesBehind
    if words.last == "(" { return (core.suffix(length), words.index(before: words.endIndex)) }
    return words.endIndex < before.endIndex ? (core.suffix(length), words.endIndex) : nil
  }
}

extension Character {
  fileprivate var closingBracket: Character? {
    switch self {
    case "[": "]"
    case "{": "}"
    case "<": ">"
    default: nil
    }
  }
}

extension Substring {
  fileprivate var withoutSpacesBehind: Substring {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return self[startIndex..<startIndex] }
    return self[...last]
  }
}
