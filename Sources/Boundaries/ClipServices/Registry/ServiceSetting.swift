/// A key that may stand below a service in the settings: its row in the table, read as `Value`.
public struct ServiceSetting<Value: ServiceSettingValue>: Sendable {
  public let row: ServiceSettingRow
  /// The value where nothing is written.
  let standard: Value

  private init(_ key: String, _ form: ServiceSettingRow.Form, _ standard: Value, _ meaning: String, after: String?) {
    row = ServiceSettingRow(key: key, meaning: meaning, form: form, standard: standard.json, follows: after)
    self.standard = standard
  }
}

/// One row of the table that loading, checking and documentation of services share.
public struct ServiceSettingRow: Sendable {
  /// The name below that of the service, such as `base_url`.
  public let key: String
  /// The effect, in a sentence.
  public let meaning: String
  public let form: Form
  /// The value where nothing is written.
  public let standard: JSON
  /// The key after which a kind's own row is documented; nil for the rows that all kinds share.
  let follows: String?

  /// The values that may be written.
  public enum Form: Sendable {
    case text
    /// A text that satisfies a condition, and the words for it.
    case checked(_ what: String, _ isAllowed: @Sendable (String) -> Bool)
    case choice([String])
    case flag
    case whole(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    /// Texts that each satisfy a condition, and the words for them.
    case list(_ what: String, _ isAllowed: @Sendable (String) -> Bool)
    /// Names of the service's own with any values.
    case object
  }

  /// Every row, in the order of the documentation: the shared ones, and those of each kind at their positions.
  public static let all: [ServiceSettingRow] = ClipServiceKind.all.flatMap(\.settings).reduce(
    into: SharedSettings.rows
  ) { rows, own in
    let last = rows.lastIndex { $0.key == own.follows || ($0.follows != nil && $0.follows == own.follows) }
    rows.insert(own, at: last.map { $0 + 1 } ?? rows.count)
  }

  /// The row with this key; nil if there is none.
  public static func named(_ key: String) -> ServiceSettingRow? { all.first { $0.key == key } }
}

extension ServiceSetting where Value == String {
  /// Any text; empty where nothing is written.
  static func text(_ key: String, after: String? = nil, _ meaning: String) -> Self {
    Self(key, .text, "", meaning, after: after)
  }

  /// One of `names`, among them the empty one unless the setting is always needed.
  static func choice(_ key: String, of names: [String], after: String? = nil, _ meaning: String) -> Self {
    Self(key, .choice(names), "", meaning, after: after)
  }

  static func checked(
    _ key: String, _ what: String, after: String? = nil, _ meaning: String,
    _ isAllowed: @escaping @Sendable (String) -> Bool
  ) -> Self {
    Self(key, .checked(what, isAllowed), "", meaning, after: after)
  }
}

extension ServiceSetting where Value == Bool {
  /// A switch that is off where nothing is written.
  static func flag(_ key: String, after: String? = nil, _ meaning: String) -> Self {
    Self(key, .flag, false, meaning, after: after)
  }
}

extension ServiceSetting where Value == Int {
  static func whole(
    _ key: String, in range: ClosedRange<Int>, standard: Int = 0, after: String? = nil, _ meaning: String
  ) -> Self {
    Self(key, .whole(range), standard, meaning, after: after)
  }
}

extension ServiceSetting where Value == Double {
  static func number(
    _ key: String, in range: ClosedRange<Double>, standard: Double = 0, after: String? = nil, _ meaning: String
  ) -> Self {
    Self(key, .number(range), standard, meaning, after: after)
  }
}

extension ServiceSetting where Value == [String] {
  static func list(
    _ key: String, of what: String, after: String? = nil, _ meaning: String,
    _ isAllowed: @escaping @Sendable (String) -> Bool
  ) -> Self {
    Self(key, .list(what, isAllowed), [], meaning, after: after)
  }
}

extension ServiceSetting where Value == [String: JSON] {
  static func object(_ key: String, after: String? = nil, _ meaning: String) -> Self {
    Self(key, .object, [:], meaning, after: after)
  }
}
