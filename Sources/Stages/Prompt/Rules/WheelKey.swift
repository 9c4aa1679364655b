import Music

/// A key by its number on the wheel of those who mix tracks: "8A", "in 4A", "Camelot 11B", "key 12m", "Open Key 1d".
struct WheelKey {
  let key: Key
  /// With the words that announce it.
  let range: Range<Int>

  init?(at index: Int, in reading: Reading) {
    guard let number = reading.tokens[index].number, reading.tokens[index].text.allSatisfy(\.isNumber),
      (1...12).contains(number), index + 1 < reading.tokens.count, reading.isFree(index..<(index + 2))
    else { return nil }
    let announcement = Announcement(before: index, in: reading)
    guard reading.tokens[index + 1].joiner == "" || announcement.isWheel else { return nil }
    let letter = reading.tokens[index + 1]
    let isMinor = ["a", "m"].contains(letter.word)
    let end = Self.endOfName(after: index + 2, in: reading)
    switch letter.word {
    case "a", "b":
      // "4b" may number a section or a seat.
      let isTag = letter.text.first?.isUppercase == true || Self.isTag(index, reading)
      guard announcement.isKey || (isTag && !announcement.counts),
        let key = Key(camelot: Int(number), isMinor: isMinor)
      else { return nil }
      self.key = key
    case "m", "d":
      // "1m" is a minute and "8D" a way to listen, unless a key is announced; "12m" is longer than any track.
      let isNoLength = isMinor && number > 10 && Self.isTag(index, reading) && !announcement.counts
      let isNamed = (announcement.isKey && !announcement.isIn) || end > index + 2
      guard isNamed || isNoLength, let key = Key(openKey: Int(number), isMinor: isMinor) else { return nil }
      self.key = key
    default: return nil
    }
    range = announcement.start..<end
  }

  /// Behind the name of the wheel where it follows, as in "12m (Open Key)"; else `index` itself.
  private static func endOfName(after index: Int, in reading: Reading) -> Int {
    let start = reading.word(index) == "(" ? index + 1 : index
    for name in [["open", "key"], ["openkey"], ["camelot"], ["traktor"]] {
      let range = start..<(start + name.count)
      if zip(range, name).allSatisfy({ reading.word($0) == $1 }), reading.isFree(range) { return range.upperBound }
    }
    return index
  }

  /// Whether nothing but a mark stands on one side.
  private static func isTag(_ index: Int, _ reading: Reading) -> Bool {
    index == 0 || reading.tokens[index - 1].isMark || index + 2 == reading.tokens.count
      || reading.tokens[index + 2].isMark
  }

  /// What the words before a number make of it.
  private struct Announcement {
    private(set) var start: Int
    /// Whether a key is announced.
    private(set) var isKey = false
    /// Whether only by "in".
    private(set) var isIn = false
    /// Whether the wheel itself is named.
    private(set) var isWheel = false
    /// Whether the number counts something.
    private(set) var counts = false

    init(before index: Int, in reading: Reading) {
      start = index
      var before = index - 1
      while let word = reading.word(before), Self.fillers.contains(word) { before -= 1 }
      if isWord(before, of: Self.wheels.union(Self.keys), reading) {
        isKey = true
        isWheel = isWord(before, of: Self.wheels, reading)
        while isWord(before - 1, of: Self.wheels.union(["key", "open"]), reading) {
          before -= 1
          isWheel = true
        }
        start = reading.isFree(before..<index) ? before : index
      } else if reading.word(index - 1) == "in" {
        (isKey, isIn, start) = (true, true, index - 1)
      } else {
        counts = reading.isNumbered(index)
      }
    }

    private func isWord(_ index: Int, of words: Set<String>, _ reading: Reading) -> Bool {
      reading.word(index).map(words.contains) ?? false
    }

    private static let fillers: Set<String> = [":", "=", "of", "is", "the", "code", "number", "-", "(", "wheel"]
    private static let wheels: Set<String> = ["camelot", "openkey", "traktor"]
    private static let keys: Set<String> = ["key", "tonality", "scale"]
  }
}
