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
