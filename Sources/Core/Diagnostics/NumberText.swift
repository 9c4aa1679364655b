import Foundation

/// The one style of numbers in texts for people: a point, no grouping, and the same bytes in every locale.
public enum NumberText {
  /// With no decimals where the number is whole, else as many as tell it from every other: `120`, `0.1`.
  public static func exact(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// With a fixed count of decimals, halves to even in the binary value as printf(3) has it: `-14.00`.
  public static func fixed(_ value: Double, _ decimals: Int) -> String { String(format: "%.*f", decimals, value) }

  /// With at most this many decimals and no zeros behind them: `0.5`, `2`; never a negative zero.
  public static func short(_ value: Double, _ decimals: Int = 2) -> String {
    var text = fixed(value, decimals)
    guard text.contains(".") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  /// To the nearest step of so many decimals, with one decimal at least: `128.0`, `127.53`.
  public static func rounded(_ value: Double, _ decimals: Int) -> String {
    let scale = pow(10, Double(decimals))
    return "\((value * scale).rounded() / scale)"
  }
}
