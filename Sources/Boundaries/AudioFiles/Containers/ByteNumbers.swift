extension [UInt8] {
  /// The number in `count` bytes from `place` on, the lowest first; nil beyond the end, `Int.max` for what is larger.
  func little(_ count: Int, at place: Int = 0) -> Int? {
    guard place >= 0, place + count <= self.count else { return nil }
    return Int(clamping: self[place..<place + count].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  /// The same, the highest byte first.
  func big(_ count: Int, at place: Int = 0) -> Int? {
    guard place >= 0, place + count <= self.count else { return nil }
    return Int(clamping: self[place..<place + count].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  /// Whether these letters stand at `place`.
  func has(_ text: String, at place: Int = 0) -> Bool {
    let letters = text.utf8
    return place >= 0 && place + letters.count <= count
      && self[place..<place + letters.count].elementsEqual(letters)
  }

  /// Four letters, such as a chunk is named by.
  func letters(at place: Int) -> String? {
    guard place >= 0, place + 4 <= count else { return nil }
    return String(decoding: self[place..<place + 4], as: UTF8.self)
  }

  static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func big(_ value: Int, _ count: Int) -> [UInt8] { little(value, count).reversed() }
}
