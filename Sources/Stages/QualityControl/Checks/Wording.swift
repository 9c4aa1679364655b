import Diagnostics
import Foundation

/// A number as reports write it: with up to two decimals.
func number(_ value: Double) -> String {
  NumberText.short(value)
}

/// A place in the track as people read it, in minutes and seconds: `2:05.3`.
func place(_ seconds: Double) -> String {
  let tenths = Int((max(0, seconds) * 10).rounded())
  return "\(tenths / 600):" + String(format: "%02d.%d", tenths / 10 % 60, tenths % 10)
}
