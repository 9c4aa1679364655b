import ClipRendering
import HTTP

/// The settings of one service that makes sound besides the program's own engine: a server, an API, a program.
///
/// Numbers that are 0 and texts that are empty leave it to the kind of the service; `ServiceSettingRow.all` says what
/// each key means.
public struct ServiceSettings: Sendable, Hashable, Codable {
  /// By key, as far as something is written.
  private var values: [String: JSON] = [:]

  public init() {}

  /// The value of a setting, or its default.
  public subscript<Value>(_ setting: ServiceSetting<Value>) -> Value {
    get { self[setting.row.key, standard: setting.standard] }
    set { self[setting.row.key, standard: setting.standard] = newValue }
  }

  /// The value at `key`; `standard` where nothing or something of another type is written.
  public subscript<Value: ServiceSettingValue>(_ key: String, standard standard: Value) -> Value {
    get { values[key].flatMap(Value.init(json:)) ?? standard }
    set { values[key] = newValue.json }
  }

  /// The kind that is named; nil where none or an unknown one is.
  public var kind: ClipServiceKind? { ClipServiceKind.named(self[SharedSettings.kind]) }
}

extension ServiceSettings {
  /// The check of a service's presence that is never billed.
  public enum Probe: Sendable, Hashable {
    case program(path: String)
    case server(WebAddress)
  }

  /// Nil for a service that may bill each request.
  public var probe: Probe? {
    switch kind?.location {
    case .program: .program(path: self[LocalProgramSettings.commandSetting].first ?? "")
    case .ownServer: WebAddress(self[SharedSettings.baseURL]).map(Probe.server)
    case .hosted, nil: nil
    }
  }
}

/// A type of values that settings of services have.
public protocol ServiceSettingValue: Sendable, Hashable {
  /// Nil for a value of another type.
  init?(json: JSON)
  var json: JSON { get }
}

extension String: ServiceSettingValue {
  public init?(json: JSON) {
    guard let text = json.text else { return nil }
    self = text
  }

  public var json: JSON { .text(self) }
}

extension Bool: ServiceSettingValue {
  public init?(json: JSON) {
    guard case .bool(let value) = json else { return nil }
    self = value
  }

  public var json: JSON { .bool(self) }
}

extension Int: ServiceSettingValue {
  public init?(json: JSON) {
    guard let value = json.whole else { return nil }
    self = value
  }

  public var json: JSON { .whole(self) }
}

extension Double: ServiceSettingValue {
  public init?(json: JSON) {
    guard let value = json.number else { return nil }
    self = value
  }

  public var json: JSON { .number(self) }
}

extension [String]: ServiceSettingValue {
  public init?(json: JSON) {
    guard let values = json.list else { return nil }
    self = values.compactMap(\.text)
  }

  public var json: JSON { .list(map(JSON.text)) }
}

extension [String: JSON]: ServiceSettingValue {
  public init?(json: JSON) {
    guard let members = json.members else { return nil }
    self = members
  }

  public var json: JSON { .object(self) }
}

/// The rules for a service's name, by which tickets, variables and credentials call it.
public enum ServiceName {
  /// Small letters, digits and hyphens, up to 32; the engine's own name is taken.
  public static func isAllowed(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,31}/) != nil && text != Backends.embedded
  }

  /// The name within that of an environment variable, such as `MUSIC_TWO`.
  public static func variable(_ name: String) -> String { name.uppercased().replacing("-", with: "_") }

  /// The variable that may hold the key of the service, such as `DUBPLATE_MUSICGEN_KEY`.
  public static func keyVariable(_ name: String) -> String { "DUBPLATE_\(variable(name))_KEY" }
}
