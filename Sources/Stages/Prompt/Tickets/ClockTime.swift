/// Minutes and seconds, as on a player's display.
enum ClockTime {
  /// The seconds in text such as `2:30` or `0:07.5`; nil for anything else.
  static func seconds(in text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...3).contains(parts[0].count), parts[0].allSatisfy(\.isASCIIDigit),
      let minutes = Double(parts[0]), parts[1].prefix(2).count == 2, parts[1].prefix(2).allSatisfy(\.isASCIIDigit),
      parts[1].allSatisfy({ $0.isASCIIDigit || $0 == "." }), let seconds = Double(parts[1]), seconds < 60
    else { return nil }
    return minutes * 60 + seconds
  }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}
