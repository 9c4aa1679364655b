import Music

/// A key by its number on the wheel of those who mix tracks: "8A", "in 4A", "Camelot 11B", "key 12m", "Open Key 1d".
struct WheelKey {
  let key: Key
  /// With the words that announce it.
  let range: Range<Int>

  init?(at index: Int, in state: ParseState) {
    guard let number = state.tokens[index].number, state.tokens[index].text.allSatisfy(\.isNumber),
      (1...12).contains(number), index + 1 < state.tokens.count, state.isFree(index..<(index + 2))
    else { return nil }
    let prefix = KeyPrefix(before: index, in: state)
    guard state.tokens[index + 1].joiner == "" || prefix.isWheel else { return nil }
    let letter = state.tokens[index + 1]
    let isMinor = ["a", "m"].contains(letter.word)
    let end = Self.endOfName(after: index + 2, in: state)
    switch letter.word {
    case "a", "b":
      // "4b" may number a section or a seat.
      let isTag = letter.text.first?.isUppercase == true || Self.isTag(index, state)
      guard prefix.isKey || (isTag && !prefix.counts),
        let key = Key(camelot: Int(number), isMinor: isMinor)
      else { return nil }
      self.key = key
    case "m", "d":
      // "1m" is a minute and "8D" a way to listen, unless a key is announced; "12m" is longer than any track.
      let isNoLength =
        Self.isTag(index, state) && !prefix.counts
        && (isMinor ? number > 10 : letter.text == "d" && !Self.waysToListen.contains(number))
      let isNamed = (prefix.isKey && !prefix.isIn) || end > index + 2
      guard isNamed || isNoLength, let key = Key(openKey: Int(number), isMinor: isMinor) else { return nil }
      self.key = key
    default: return nil
    }
    range = prefix.start..<end
  }

  /// "2D", "3D", "4D" and "8D" are films and recordings.
  private static let waysToListen: Set<Double> = [2, 3, 4, 8]

  /// Behind the name of the wheel where it follows, as in "12m (Open Key)"; else `index` itself.
  private static func endOfName(after index: Int, in state: ParseState) -> Int {
    let start = state.word(index) == "(" ? index + 1 : index
    for name in [["open", "key"], ["openkey"], ["camelot"], ["traktor"]] {
      let range = start..<(start + name.count)
      if zip(range, name).allSatisfy({ state.word($0) == $1 }), state.isFree(range) { return range.upperBound }
    }
    return index
  }

  /// True if one side of the number and its letter has a mark or nothing.
  private static func isTag(_ index: Int, _ state: ParseState) -> Bool {
    index == 0 || state.tokens[index - 1].isMark || index + 2 == state.tokens.count
      || state.tokens[index + 2].isMark
  }

  /// The words before a number that tell whether it is a key.
  private struct KeyPrefix {
    private(set) var start: Int
    /// True if these words announce a key.
    private(set) var isKey = false
    /// True if the only announcement is "in".
    private(set) var isIn = false
    /// True if they name the wheel ("Camelot").
    private(set) var isWheel = false
    /// True if the number belongs to a name ("opus 8").
    private(set) var counts = false

    init(before index: Int, in state: ParseState) {
      start = index
      var before = index - 1
      while let word = state.word(before), Self.fillers.contains(word) { before -= 1 }
      if isWord(before, of: Self.wheels.union(Self.keys), state) {
        isKey = true
        isWheel = isWord(before, of: Self.wheels, state)
        while isWord(before - 1, of: Self.wheels.union(["key", "open"]), state) {
          before -= 1
          isWheel = true
        }
        start = state.isFree(before..<index) ? before : index
      } else if state.word(index - 1) == "in" {
        (isKey, isIn, start) = (true, true, index - 1)
      } else {
        counts = state.isNumbered(index)
      }
    }

    private func isWord(_ index: Int, of words: Set<String>, _ state: ParseState) -> Bool {
      state.word(index).map(words.contains) ?? false
    }

    private static let fillers: Set<String> = [":", "=", "of", "is", "the", "code", "number", "-", "(", "wheel"]
    private static let wheels: Set<String> = ["camelot", "openkey", "traktor"]
    private static let keys: Set<String> = ["key", "tonality", "scale"]
  }
}
