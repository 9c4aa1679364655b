import Audio
import ClipServices

/// Something that is written for a setting.
enum WrittenValue {
  case text(String)
  case list([String])
  case object([String: JSON])

  /// Nil for anything but a text.
  fileprivate var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

/// A kind of value: which ones are allowed, how they are read, and how they are written.
///
/// Values are read into their final type; nothing is parsed again where it is used.
public struct SettingForm<Value: Sendable>: Sendable {
  /// The allowed values in words; nil for any text.
  let allowed: String?
  /// The value; nil for what is not allowed.
  let read: @Sendable (WrittenValue) -> Value?
  /// The text that `read` makes the same value of, quoted as YAML needs it.
  let write: @Sendable (Value) -> String

  /// Values that are written as texts.
  static func parsed(
    _ allowed: String?, _ parse: @escaping @Sendable (String) -> Value?, write: @escaping @Sendable (Value) -> String
  ) -> Self {
    Self(allowed: allowed, read: { $0.text.flatMap(parse) }, write: { write($0).quoted })
  }

  /// Values that are written as numbers within `range`.
  fileprivate static func scalar(
    in range: ClosedRange<Double>, _ make: @escaping @Sendable (Double) -> Value,
    number: @escaping @Sendable (Value) -> Double
  ) -> Self {
    Self(
      allowed: "a number, \(range.lowerBound.plain)…\(range.upperBound.plain)",
      read: { $0.text.flatMap(Double.init).flatMap { range.contains($0) ? make($0) : nil } },
      write: { number($0).plain })
  }
}

extension SettingForm where Value == String {
  static var text: Self { parsed(nil, { $0.contains("\0") ? nil : $0 }, write: \.self) }
  static var path: Self { name("a path") }

  /// A text that is not empty; `what` says what it is.
  static func name(_ what: String) -> Self {
    parsed(what, { $0.isEmpty || $0.contains("\0") ? nil : $0 }, write: \.self)
  }

  static func choice(of names: [String]) -> Self {
    parsed(
      names.map { $0.isEmpty ? "nothing" : $0 }.joined(separator: ", "), { names.contains($0) ? $0 : nil },
      write: \.self)
  }
}

extension SettingForm where Value == String? {
  /// A text; nil when it is empty.
  static var optionalText: Self {
    parsed(nil, { $0.contains("\0") ? nil : .some($0.isEmpty ? nil : $0) }, write: { $0 ?? "" })
  }
}

extension SettingForm where Value: CaseIterable & RawRepresentable<String> {
  static var choice: Self {
    parsed(
      Value.allCases.map(\.rawValue).joined(separator: ", "), { Value(rawValue: $0) }, write: \.rawValue)
  }
}

extension SettingForm where Value == Bool {
  static var flag: Self {
    Self(allowed: "true, false", read: { $0.text.flatMap(Bool.init) }, write: { String($0) })
  }
}

extension SettingForm where Value == Int {
  static func whole(in range: ClosedRange<Int>) -> Self {
    Self(
      allowed: "a whole number, \(range.lowerBound)…\(range.upperBound)",
      read: { $0.text.flatMap { Int($0) }.flatMap { range.contains($0) ? $0 : nil } }, write: { String($0) })
  }
}

extension SettingForm where Value == Double {
  static func number(in range: ClosedRange<Double>) -> Self { scalar(in: range, \.self, number: \.self) }
}

extension SettingForm where Value: Quantity {
  /// In the unit of the quantity.
  static func quantity(in range: ClosedRange<Double>) -> Self {
    scalar(in: range, Value.init, number: \.value)
  }
}

extension SettingForm where Value == Duration {
  static func seconds(in range: ClosedRange<Double>) -> Self {
    scalar(in: range, { .seconds($0) }, number: \.inSeconds)
  }
}

extension SettingForm where Value == Duration? {
  /// Nil for 0 days.
  static func days(in range: ClosedRange<Double>) -> Self {
    scalar(in: range, { $0 > 0 ? .seconds($0 * 86_400) : nil }, number: { $0.map { $0.inSeconds / 86_400 } ?? 0 })
  }
}

extension SettingForm where Value == [String] {
  /// Texts that each satisfy a condition, and `what` they are; a lone text is a list of one.
  static func list(of what: String, _ isAllowed: @escaping @Sendable (String) -> Bool) -> Self {
    Self(
      allowed: "a list of \(what)",
      read: { written in
        switch written {
        case .text(let text): isAllowed(text) ? [text] : nil
        case .list(let texts): texts.allSatisfy(isAllowed) ? texts : nil
        case .object: nil
        }
      },
      write: { "[\($0.map(\.quoted).joined(separator: ", "))]" })
  }
}

extension SettingForm where Value == [String: JSON] {
  /// Names that a service has chosen, with any values.
  static var object: Self {
    Self(
      allowed: "names with values",
      read: { if case .object(let members) = $0 { members } else { nil } },
      write: { String(decoding: JSON.object($0).bytes, as: UTF8.self) })
  }
}

extension String {
  /// Plain words as they are, anything else, and what YAML reads as nothing, in double quotes.
  fileprivate var quoted: String {
    let isPlain = !isEmpty && allSatisfy { $0.isLetter || $0 == "-" } && first != "-" && self != "null"
    let escaped = replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return isPlain ? self : "\"\(escaped)\""
  }
}

extension Duration {
  /// Exact to the last digit for what was made of a number of seconds, as a division of durations is not.
  fileprivate var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Double {
  /// Without needless decimals.
  fileprivate var plain: String { self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self) }
}
