/// One thing that can be set: its row in the table that loading, checking and documentation share.
public struct Setting: Sendable {
  /// Its place in the file, such as `work.jobs_at_once`.
  public let key: String
  /// What it does, in one or two sentences.
  public let meaning: String
  let field: SettingField<Settings>

  init(_ key: String, _ field: SettingField<Settings>, _ meaning: String) {
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
  public var allowed: String? { field.allowed }

  /// Its value in `settings`, as it would be written in the file.
  public func text(in settings: Settings) -> String { field.text(in: settings) }

  /// Puts what is written into `settings`; false if it is not allowed.
  func put(_ text: String, into settings: inout Settings) -> Bool { field.put(text, into: &settings) }
}
