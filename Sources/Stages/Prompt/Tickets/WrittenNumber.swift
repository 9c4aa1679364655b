/// Numbers as people write them in quotes: `"128"`, `"128 BPM"`, `"-14 LUFS"`, `"127,5"`.
enum WrittenNumber {
  /// The number in `text`, with one of `units` behind it or none; nil when it could mean anything else.
  ///
  /// A comma counts as a decimal point before one or two digits; before three it could part thousands.
  static func value(of text: String, units: [String]) -> Double? {
    var rest = PromptText.trimmed(text).lowercased().replacing("\u{2212}", with: "-")
    if let unit = units.filter({ rest.hasSuffix($0) }).max(by: { $0.count < $1.count }) {
      rest = PromptText.trimmed(String(rest.dropLast(unit.count)))
    }
    let parts = rest.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count == 2, (1...2).contains(parts[1].count), !rest.contains(".") { rest = parts.joined(separator: ".") }
    let digits = rest.drop { "+-".contains($0) }
    guard rest.count - digits.count <= 1, digits.first?.isASCIIDigit == true, digits.last?.isASCIIDigit == true,
      digits.allSatisfy({ $0.isASCIIDigit || $0 == "." })
    else { return nil }
    return Double(rest)
  }

  /// The whole number in `text`, exactly: digits, also with a point and zeros (`42.0`), or a power of ten (`1e6`) as far
  /// as `Double` is exact.
  static func whole<Number: FixedWidthInteger>(_ text: String) -> Number? {
    let plain = PromptText.trimmed(text)
    if let number = Number(plain) { return number }
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy({ $0 == "0" }) { return Number(parts[0]) }
    guard let number = Double(plain), abs(number) <= 0x1p53 else { return nil }
    return Number(exactly: number)
  }
}

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
