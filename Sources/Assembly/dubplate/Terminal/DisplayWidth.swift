/// The room that text takes on a terminal, in columns.
///
/// Source: Unicode Standard Annex #11, *East Asian Width*, and Unicode Technical Standard #51 for emoji: what is wide or
/// an emoji takes two columns, marks that are put on another character none. Where terminals differ (keycaps, sequences of
/// emoji), the larger room is counted, so that no line becomes longer than thought.
extension Character {
  var columns: Int {
    let scalars = unicodeScalars
    if scalars.contains(where: { $0.properties.isEmojiPresentation || $0 == Self.emojiSelector }) { return 2 }
    return scalars.reduce(0) { $0 + $1.columns }
  }

  /// Makes an emoji of the character before it.
  private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"
}

extension Unicode.Scalar {
  /// 0, 1 or 2.
  var columns: Int {
    // The vowels and finals of Hangul syllables that are written apart are drawn into the leading consonant.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return 0
    case .format: return Self.shownFormats.contains(value) ? 1 : 0
    default: return properties.isEmojiPresentation || Self.isWide(value) ? 2 : 1
    }
  }

  /// The format characters that are drawn: the soft hyphen, and the signs that are written before Arabic, Syriac and Kaithi
  /// numbers (Prepended_Concatenation_Mark in PropList.txt).
  private static let shownFormats: Set<UInt32> = [
    0xAD, 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD,
  ]
}

extension String {
  /// The columns that the text takes in one line.
  var columns: Int { reduce(0) { $0 + $1.columns } }

  /// The text with spaces after it, or before it, up to this many columns.
  func padded(toColumns width: Int, atTheRight: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - columns))
    return atTheRight ? spaces + self : self + spaces
  }

  /// The text if it fits into this many columns, else as much of it as does, with an ellipsis.
  ///
  /// `keepingEnd` is how many columns of the end stay, for names whose ends tell them apart.
  func cut(toColumns width: Int, keepingEnd: Int = 0) -> String {
    guard columns > width else { return self }
    guard width > 1 else { return width == 1 ? "…" : "" }
    let end = Self.fitting(reversed(), in: min(keepingEnd, (width - 1) / 2)).reversed()
    let begin = Self.fitting(self, in: width - 1 - String(end).columns)
    return String(begin) + "…" + String(end)
  }

  private static func fitting(_ text: some Sequence<Character>, in width: Int) -> [Character] {
    var used = 0
    return text.prefix { character in
      used += character.columns
      return used <= width
    }
  }
}

extension Unicode.Scalar {
  /// True for a character that is wide or full-width (W or F in EastAsianWidth.txt of Unicode 15.1), emoji apart.
  static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var (low, high) = (0, wide.count)
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wide.count && wide[low].contains(value)
  }

  /// In ascending order.
  private static let wide: [ClosedRange<UInt32>] = [
    // Hangul consonants, brackets, CJK radicals, kana, bopomofo, compatibility signs, ideographs, Yi.
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x2E99, 0x2E9B...0x2EF3, 0x2F00...0x2FD5, 0x2FF0...0x303E,
    0x3041...0x3096, 0x3099...0x30FF, 0x3105...0x312F, 0x3131...0x318E, 0x3190...0x31E3, 0x31EF...0x321E,
    // With hexagrams and circled numbers on squares, which newer versions and C libraries hold for wide.
    0x3220...0xA48C, 0xA490...0xA4C6,
    // Hangul syllables, compatibility ideographs and forms.
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE52, 0xFE54...0xFE66,
    0xFE68...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    // Tangut, Khitan, further kana, enclosed ideographs, pictures without an emoji's presentation of their own.
    0x16FE0...0x16FE4, 0x16FF0...0x16FF1, 0x17000...0x187F7, 0x18800...0x18CD5, 0x18D00...0x18D08, 0x1AFF0...0x1AFF3,
    0x1AFF5...0x1AFFB, 0x1AFFD...0x1AFFE, 0x1B000...0x1B122, 0x1B132...0x1B132, 0x1B150...0x1B152, 0x1B155...0x1B155,
    0x1B164...0x1B167, 0x1B170...0x1B2FB, 0x1F200...0x1F202, 0x1F210...0x1F23B, 0x1F240...0x1F248, 0x1F250...0x1F251,
    0x1F260...0x1F265, 0x1F3FB...0x1F3FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
