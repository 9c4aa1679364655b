/// One thing that can be set: its row in the table that loading, checking and documentation share.
public struct Setting: Sendable {
  /// Its place in the file, such as `work.jobs_at_once`.
  public let key: String
  /// What it does, in one or two sentences.
  public let meaning: String
  let field: Field

  /// Where the value lives and what it may be.
  enum Field: Sendable {
    /// A path that must not be empty.
    case folder(any WritableKeyPath<Settings, String> & Sendable)
    /// Something else that must not be empty, and what it is.
    case name(any WritableKeyPath<Settings, String> & Sendable, _ what: String)
    case text(any WritableKeyPath<Settings, String> & Sendable)
    /// Something that must satisfy a condition, and what it is.
    case checked(
      any WritableKeyPath<Settings, String> & Sendable, _ what: String, _ isAllowed: @Sendable (String) -> Bool)
    case choice(any WritableKeyPath<Settings, String> & Sendable, of: [String])
    case whole(any WritableKeyPath<Settings, Int> & Sendable, in: ClosedRange<Int>)
    case number(any WritableKeyPath<Settings, Double> & Sendable, in: ClosedRange<Double>)
  }

  init(_ key: String, _ field: Field, _ meaning: String) {
    self.key = key
    self.field = field
    self.meaning = meaning
  }

  /// The environment variable that overrides it, such as `DUBPLATE_WORK_JOBS_AT_ONCE`.
  public var environmentName: String {
    Self.environmentPrefix + key.uppercased().replacing(".", with: "_")
  }

  static let environmentPrefix = "DUBPLATE_"

  /// What may be written, in words; nil for any text.
  public var allowed: String? {
    switch field {
    case .folder: "a path"
    case .name(_, let what), .checked(_, let what, _): what
    case .text: nil
    case .choice(_, let names): names.joined(separator: ", ")
    case .whole(_, let range): "a whole number, \(range.lowerBound)…\(range.upperBound)"
    case .number(_, let range): "a number, \(Self.plain(range.lowerBound))…\(Self.plain(range.upperBound))"
    }
  }

  /// Its value in `settings`, as it would be written in the file.
  public func text(in settings: Settings) -> String {
    switch field {
    case .folder(let path), .name(let path, _), .text(let path), .choice(let path, _), .checked(let path, _, _):
      return Self.quoted(settings[keyPath: path])
    case .whole(let path, _): return String(settings[keyPath: path])
    case .number(let path, _): return Self.plain(settings[keyPath: path])
    }
  }

  /// Puts what is written into `settings`; false if it is not allowed.
  func put(_ text: String, into settings: inout Settings) -> Bool {
    switch field {
    case .folder(let path), .name(let path, _):
      guard !text.isEmpty, !text.contains("\0") else { return false }
      settings[keyPath: path] = text
    case .text(let path):
      guard !text.contains("\0") else { return false }
      settings[keyPath: path] = text
    case .choice(let path, let names):
      guard names.contains(text) else { return false }
      settings[keyPath: path] = text
    case .checked(let path, _, let isAllowed):
      guard isAllowed(text) else { return false }
      settings[keyPath: path] = text
    case .whole(let path, let range):
      guard let value = Int(text), range.contains(value) else { return false }
      settings[keyPath: path] = value
    case .number(let path, let range):
      guard let value = Double(text), range.contains(value) else { return false }
      settings[keyPath: path] = value
    }
    return true
  }

  /// Plain words as they are, anything else in double quotes.
  private static func quoted(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.allSatisfy { $0.isLetter || $0 == "-" } && text.first != "-"
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return isPlain ? text : "\"\(escaped)\""
  }

  /// A number without needless decimals.
  private static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
