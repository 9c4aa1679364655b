/// A value that can be set, declared together with all that loading, checking and documentation need to know of it.
///
/// The initial value is the default.
@propertyWrapper
public struct Setting<Value: Sendable & Equatable>: Sendable {
  public var wrappedValue: Value
  let key: String
  let form: SettingForm<Value>
  let meaning: String
  let takesEffect: SettingEffect

  /// `key` is the path in the file, such as `work.jobs_at_once`; `meaning` says in one or two sentences what it does.
  public init(
    wrappedValue: Value, _ key: String, _ form: SettingForm<Value>, _ meaning: String,
    takesEffect: SettingEffect = .atReload
  ) {
    self.wrappedValue = wrappedValue
    (self.key, self.form, self.meaning, self.takesEffect) = (key, form, meaning, takesEffect)
  }

  /// The setting itself, for the table.
  public var projectedValue: Setting {
    get { self }
    set { self = newValue }
  }
}

/// By the value alone.
extension Setting: Equatable {
  public static func == (a: Setting, b: Setting) -> Bool { a.wrappedValue == b.wrappedValue }
}

/// The moment from which on a daemon that runs goes by a changed setting.
public enum SettingEffect: Sendable {
  case atReload
  /// It is bound to what was opened at the start.
  case atNextStart
}

/// A row of the table of all settings.
public struct SettingRow: Sendable {
  /// Path in the file, such as `work.jobs_at_once`.
  public let key: String
  /// Effect of the setting, in one or two sentences.
  public let meaning: String
  let field: SettingField<Settings>
  let takesEffect: SettingEffect

  /// The row of a declared setting, such as `\.work.$retries`.
  init<Value>(_ path: any WritableKeyPath<Settings, Setting<Value>> & Sendable) {
    let setting = Settings()[keyPath: path]
    key = setting.key
    meaning = setting.meaning
    takesEffect = setting.takesEffect
    field = SettingField(
      setting.form, get: { $0[keyPath: path].wrappedValue }, set: { $0[keyPath: path].wrappedValue = $1 })
  }

  /// The row of a value that lies at `path`.
  init<Value>(
    _ key: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, _ form: SettingForm<Value>,
    _ meaning: String
  ) {
    self.key = key
    self.meaning = meaning
    takesEffect = .atReload
    field = SettingField(form, get: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  /// The environment variable that overrides it, such as `DUBPLATE_WORK_JOBS_AT_ONCE`.
  public var environmentName: String {
    Self.environmentPrefix + key.uppercased().replacing(".", with: "_")
  }

  static let environmentPrefix = "DUBPLATE_"

  /// The allowed values in words; nil for any text.
  public var allowed: String? { field.allowed }

  /// The value in `settings`, as it would be written in the file.
  public func text(in settings: Settings) -> String { field.text(in: settings) }

  /// Reads what is written into `settings`; false if it is not allowed.
  func put(_ text: String, into settings: inout Settings) -> Bool { field.put(text, into: &settings) }

  /// The row with this key; nil if there is none.
  public static func named(_ key: String) -> SettingRow? { all.first { $0.key == key } }
}

extension Settings {
  /// The keys whose values differ in `other` and that only a new start brings into force.
  public func keysBoundToStart(differingFrom other: Settings) -> [String] {
    SettingRow.all.filter { $0.takesEffect == .atNextStart && $0.text(in: self) != $0.text(in: other) }.map(\.key)
  }
}
