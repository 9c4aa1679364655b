import Audio

extension Double {
  /// The number with a fixed count of decimals (0…6), always the same bytes: for coordinates and style sheets.
  ///
  /// Numbers that are not finite, or of 1e12 and more, become 0.
  func fixed(_ decimals: Int) -> String {
    let scale = [1.0, 10, 100, 1000, 10_000, 100_000, 1_000_000][min(max(decimals, 0), 6)]
    guard isFinite, magnitude < 1e12 else { return 0.0.fixed(decimals) }
    let units = Int((magnitude * scale).rounded())
    let sign = self < 0 && units > 0 ? "-" : ""
    let (whole, rest) = units.quotientAndRemainder(dividingBy: Int(scale))
    guard decimals > 0 else { return sign + String(whole) }
    let digits = String(rest)
    return sign + String(whole) + "." + String(repeating: "0", count: decimals - digits.count) + digits
  }

  /// The number for people: a real minus sign, and a dash for what is no number.
  func written(_ decimals: Int) -> String {
    guard isFinite else { return self < 0 ? "−∞" : self > 0 ? "∞" : "–" }
    return fixed(decimals).replacing("-", with: "−")
  }

  /// As `written`, without zeros at the end: `0.5`, `2`.
  func shortest(_ decimals: Int) -> String {
    var text = written(decimals)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}

extension Seconds {
  /// Minutes and seconds, rounded down: `2:05`.
  var clock: String {
    let whole = Int(min(max(0, value), 1e6))
    let seconds = whole % 60
    return "\(whole / 60):\(seconds < 10 ? "0" : "")\(seconds)"
  }

  /// Minutes, seconds and tenths, for positions in the track: `2:05.3`.
  var clockWithTenths: String {
    let tenths = Int((min(max(0, value), 1e6) * 10).rounded())
    return "\(Seconds.s(Double(tenths / 10)).clock).\(tenths % 10)"
  }
}
