import ClipService
import Diagnostics

/// Where a value lives in `Root`, and what it may be.
enum SettingField<Root: Sendable>: Sendable {
  typealias Place<Value> = any WritableKeyPath<Root, Value> & Sendable

  /// A path that must not be empty.
  case folder(Place<String>)
  /// Something else that must not be empty, and what it is.
  case name(Place<String>, _ what: String)
  case text(Place<String>)
  /// Something that must satisfy a condition, and what it is.
  case checked(Place<String>, _ what: String, _ isAllowed: @Sendable (String) -> Bool)
  case choice(Place<String>, of: [String])
  case flag(Place<Bool>)
  case whole(Place<Int>, in: ClosedRange<Int>)
  case number(Place<Double>, in: ClosedRange<Double>)
  /// A list of texts that each satisfy a condition, and what they are.
  case list(Place<[String]>, _ what: String, _ isAllowed: @Sendable (String) -> Bool)
  /// Whatever a service wants, in its own names.
  case object(Place<[String: JSON]>)

  /// What may be written, in words; nil for any text.
  var allowed: String? {
    switch self {
    case .folder: "a path"
    case .name(_, let what), .checked(_, let what, _): what
    case .text: nil
    case .choice(_, let names): names.map { $0.isEmpty ? "nothing" : $0 }.joined(separator: ", ")
    case .flag: "true, false"
    case .whole(_, let range): "a whole number, \(range.lowerBound)…\(range.upperBound)"
    case .number(_, let range): "a number, \(NumberText.exact(range.lowerBound))…\(NumberText.exact(range.upperBound))"
    case .list(_, let what, _): "a list of \(what)"
    case .object: "names with values"
    }
  }

  /// The value in `root`, as it would be written in the file.
  func text(in root: Root) -> String {
    switch self {
    case .folder(let place), .name(let place, _), .text(let place), .choice(let place, _), .checked(let place, _, _):
      Self.quoted(root[keyPath: place])
    case .flag(let place): String(root[keyPath: place])
    case .whole(let place, _): String(root[keyPath: place])
    case .number(let place, _): NumberText.exact(root[keyPath: place])
    case .list(let place, _, _): "[\(root[keyPath: place].map(Self.quoted).joined(separator: ", "))]"
    case .object(let place): String(decoding: JSON.object(root[keyPath: place]).bytes, as: UTF8.self)
    }
  }

  /// Puts what is written into `root`; false if it is not allowed.
  func put(_ text: String, into root: inout Root) -> Bool {
    switch self {
    case .folder(let place), .name(let place, _):
      return put(text, at: place, in: &root) { !$0.isEmpty && !$0.contains("\0") }
    case .text(let place): return put(text, at: place, in: &root) { !$0.contains("\0") }
    case .choice(let place, let names): return put(text, at: place, in: &root, if: names.contains)
    case .checked(let place, _, let isAllowed): return put(text, at: place, in: &root, if: isAllowed)
    case .flag(let place): return put(Bool(text), at: place, in: &root) { _ in true }
    case .whole(let place, let range): return put(Int(text), at: place, in: &root, if: range.contains)
    case .number(let place, let range): return put(Double(text), at: place, in: &root, if: range.contains)
    case .list: return put([text], into: &root)
    case .object: return false
    }
  }

  /// The same for lists; false if this is none.
  func put(_ texts: [String], into root: inout Root) -> Bool {
    guard case .list(let place, _, let isAllowed) = self, texts.allSatisfy(isAllowed) else { return false }
    root[keyPath: place] = texts
    return true
  }

  /// The same for names with values; false if this is none.
  func put(_ members: [String: JSON], into root: inout Root) -> Bool {
    guard case .object(let place) = self else { return false }
    root[keyPath: place] = members
    return true
  }

  private func put<Value>(
    _ value: Value?, at place: Place<Value>, in root: inout Root, if isAllowed: (Value) -> Bool
  ) -> Bool {
    guard let value, isAllowed(value) else { return false }
    root[keyPath: place] = value
    return true
  }

  /// Plain words as they are, anything else in double quotes.
  private static func quoted(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.allSatisfy { $0.isLetter || $0 == "-" } && text.first != "-"
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return isPlain ? text : "\"\(escaped)\""
  }
}
