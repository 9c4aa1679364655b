import Foundation
import Signal

/// A number as reports write it: with up to two decimals.
func number(_ value: Double) -> String {
  var text = String(format: "%.2f", value)
  while text.last == "0" { text.removeLast() }
  if text.last == "." { text.removeLast() }
  return text == "-0" ? "0" : text
}

/// A quantity as reports write it, without its unit.
func number(_ quantity: some Quantity) -> String { number(quantity.value) }

/// A position as reports write it, in minutes and seconds: `2:05.3`.
func timestamp(_ position: Seconds) -> String {
  let tenths = Int((max(0, position.value) * 10).rounded())
  return "\(tenths / 600):" + String(format: "%02d.%d", tenths / 10 % 60, tenths % 10)
}

extension Decibels {
  /// A peak relative to full scale, to two decimals; −140 dBFS for what is smaller.
  init(ofPeak peak: Float) {
    self = .dB((100 * Decibels(factor: Double(max(peak, 1e-7))).value).rounded() / 100)
  }
}
