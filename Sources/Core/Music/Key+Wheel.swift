/// The two ways in which those who mix tracks number the keys round the circle of fifths.
extension Key {
  /// A Camelot number, where A is minor, B is major and 8 has no accidentals (8A is A minor, 8B is C major).
  public init?(camelot number: Int, isMinor: Bool) {
    guard (1...12).contains(number) else { return nil }
    self.init(PitchClass((isMinor ? 9 : 0) + 7 * (number - 8)), isMinor ? .minor : .major)
  }

  /// An Open Key number, where m is minor, d is major and 1 has no accidentals (1m is A minor, 1d is C major).
  public init?(openKey number: Int, isMinor: Bool) {
    guard (1...12).contains(number) else { return nil }
    self.init(PitchClass((isMinor ? 9 : 0) + 7 * (number - 1)), isMinor ? .minor : .major)
  }

  /// A number and letter of either, in lower case, such as `8a`, `08b` or `12m`.
  init?(wheel text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count), let number = Int(digits) else { return nil }
    switch text.dropFirst(digits.count) {
    case "a": self.init(camelot: number, isMinor: true)
    case "b": self.init(camelot: number, isMinor: false)
    case "m": self.init(openKey: number, isMinor: true)
    case "d": self.init(openKey: number, isMinor: false)
    default: return nil
    }
  }
}
