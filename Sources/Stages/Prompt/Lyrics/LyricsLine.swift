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
    var line = written.replacing("**", with: "").replacing("__", with: "").trimmingCharacters(in: .whitespaces)
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
    text.lowercased().wholeMatch(of: /[^a-z0-9×]*([x×]\s?[1-9]|[1-9]\s?[x×]|repeat|bis|twice)[^a-z0-9×]*/) != nil
  }

  /// Two chords or more and nothing else.
  private static func isChords(_ line: String) -> Bool {
    let words = line.split { $0.isWhitespace || $0 == "|" || $0 == "-" }
    return words.count > 1 && words.allSatisfy { isChord(String($0)) }
  }

  private static func isChord(_ text: String) -> Bool {
    text.wholeMatch(of: /[A-G][#b♯♭]?(maj|min|dim|aug|sus|add|m|M)*[0-9]{0,2}(sus[24]|add9|b5)?(\/[A-G][#b♯♭]?)?/)
      != nil
  }

  /// The words without what stands in square brackets or braces, the signs of parentheses and "x2" at the end.
  private static func words(of line: String) -> LyricsLine {
    var text = line.replacing(/\[[^\]]*\]|\{[^}]*\}|<[^>]*>/, with: " ")
    var times = 1
    if let found = text.firstMatch(of: /[(\s]\s*([xX×]\s?[2-8]|[2-8]\s?[xX×])\s*\)?\s*$/) {
      times = LyricsMark.times(in: String(found.output.1)) ?? 1
      text = String(text[..<found.range.lowerBound])
    }
    text = text.replacing(/[()\[\]{}*_#~]/, with: " ").split(separator: /\s+/).joined(separator: " ")
    return text.contains(where: \.isLetter) || text.contains(where: \.isNumber) ? .sung(text, times: times) : .nothing
  }
}
