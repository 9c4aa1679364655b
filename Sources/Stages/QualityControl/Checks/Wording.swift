import Foundation

/// A number as reports write it: with up to two decimals.
func number(_ value: Double) -> String {
  var text = String(format: "%.2f", value)
  while text.last == "0" { text.removeLast() }
  if text.last == "." { text.removeLast() }
  return text == "-0" ? "0" : text
}
