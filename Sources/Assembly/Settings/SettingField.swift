import ClipServices

/// A value of `Root` that can be set: reads it from what is written, and writes it.
struct SettingField<Root: Sendable>: Sendable {
  typealias Path<Value> = any WritableKeyPath<Root, Value> & Sendable

  /// The allowed values in words; nil for any text.
  let allowed: String?
  private let write: @Sendable (Root) -> String
  private let read: @Sendable (WrittenValue, inout Root) -> Bool

  init<Value>(
    _ form: SettingForm<Value>, get: @escaping @Sendable (Root) -> Value,
    set: @escaping @Sendable (inout Root, Value) -> Void
  ) {
    allowed = form.allowed
    write = { form.write(get($0)) }
    read = { written, root in
      guard let value = form.read(written) else { return false }
      set(&root, value)
      return true
    }
  }

  private init<Value>(_ path: Path<Value>, _ form: SettingForm<Value>) {
    self.init(form, get: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  /// The value in `root`, as it would be written in the file.
  func text(in root: Root) -> String { write(root) }

  /// Reads what is written into `root`; false if it is not allowed.
  func put(_ text: String, into root: inout Root) -> Bool { read(.text(text), &root) }
  func put(_ texts: [String], into root: inout Root) -> Bool { read(.list(texts), &root) }
  func put(_ members: [String: JSON], into root: inout Root) -> Bool { read(.object(members), &root) }
}

/// The fields of services.
extension SettingField {
  static func text(_ path: Path<String>) -> Self { Self(path, .text) }
  static func choice(_ path: Path<String>, of names: [String]) -> Self { Self(path, .choice(of: names)) }
  static func flag(_ path: Path<Bool>) -> Self { Self(path, .flag) }
  static func whole(_ path: Path<Int>, in range: ClosedRange<Int>) -> Self { Self(path, .whole(in: range)) }
  static func number(_ path: Path<Double>, in range: ClosedRange<Double>) -> Self { Self(path, .number(in: range)) }
  static func object(_ path: Path<[String: JSON]>) -> Self { Self(path, .object) }

  static func checked(
    _ path: Path<String>, _ what: String, _ isAllowed: @escaping @Sendable (String) -> Bool
  ) -> Self {
    Self(path, .parsed(what, { isAllowed($0) ? $0 : nil }, write: \.self))
  }

  static func list(
    _ path: Path<[String]>, _ what: String, _ isAllowed: @escaping @Sendable (String) -> Bool
  ) -> Self {
    Self(path, .list(of: what, isAllowed))
  }
}
