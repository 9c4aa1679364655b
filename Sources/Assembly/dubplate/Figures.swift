import Diagnostics
import Foundation

/// Numbers for people, always with a point.
enum Figures {
  static func decimal(_ value: Double, _ places: Int = 1) -> String { NumberText.fixed(value, places) }

  /// With up to two decimals, as many as there are.
  static func short(_ value: Double) -> String { NumberText.short(value) }

  static func signed(_ value: Double) -> String { String(format: "%+.1f", value) }

  static func whole(_ value: Double) -> String { String(format: "%.0f", value) }

  /// Such as `3:05`.
  static func clock(_ seconds: Double) -> String {
    String(format: "%d:%02d", Int(seconds) / 60, Int(seconds) % 60)
  }
}
