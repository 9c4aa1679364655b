import ClipServices
import Diagnostics
import Yams

/// Puts settings together: the defaults, then the file, then the environment; flags are put on top by the caller.
public struct SettingsLoader {
  public internal(set) var settings = Settings()
  var problems: [Diagnosis] = []

  /// Variables beginning `DUBPLATE_` that are no settings: the file to load, and in debug builds what tests switch on.
  #if DEBUG
    public static let otherVariables = ["DUBPLATE_CONFIG", "DUBPLATE_CRASH_AT", "DUBPLATE_HANG_AT", "DUBPLATE_SILENT"]
  #else
    public static let otherVariables = ["DUBPLATE_CONFIG"]
  #endif

  private init() {}

  /// The settings in `yaml`, overridden by `environment`; throws everything that is wrong with both.
  ///
  /// `file` names the text in messages. Keys that do not exist, values that are not allowed and variables that begin
  /// `DUBPLATE_` and set nothing are errors, so that a slip is never silently without effect. Variables in
  /// `otherVariables` or `secrets` are left to those who read them.
  public static func load(
    yaml: String?, file: String, environment: [String: String], secrets: [String] = []
  ) throws(Problems) -> Settings {
    var loader = SettingsLoader()
    if let yaml { loader.read(yaml, file) }
    let keys = loader.settings.services.keys.map(ServiceName.keyVariable)
    loader.read(environment, except: otherVariables + secrets + keys)
    guard loader.problems.isEmpty else { throw Problems(loader.problems) }
    return loader.settings
  }

  private mutating func read(_ yaml: String, _ file: String) {
    do {
      guard let root = try Yams.compose(yaml: yaml) else { return }
      read(root, path: [], file)
    } catch {
      problems.append(
        Diagnosis(
          code: "settings.invalid", location: Self.location(of: error, in: file), finding: Self.words(for: error),
          remedy: "mend the YAML there; config/dubplate.yaml shows the form"))
    }
  }

  /// Walks down the file; every leaf must be a setting, and one that is left empty keeps its default.
  private mutating func read(_ node: Node, path: [String], _ file: String) {
    let location = node.mark.map { "\(file):\($0.line)" } ?? file
    let key = path.joined(separator: ".")
    switch node {
    case .mapping(let mapping) where path == ["services"]:
      for (name, service) in mapping { readService(name, service, file) }
    case .mapping(let mapping) where path.isEmpty || Self.isGroup(key):
      for (name, value) in mapping { read(name, value, below: path, file) }
    case .scalar(let scalar) where scalar.style != .doubleQuoted && ["", "~", "null"].contains(scalar.string): break
    case .scalar(let scalar) where !path.isEmpty && !Self.isGroup(key):
      set(key, to: scalar.string, at: location)
    default: refuseForm(of: key, at: location)
    }
  }

  private mutating func read(_ name: Node, _ value: Node, below path: [String], _ file: String) {
    let key = (path + [name.scalar?.string ?? "?"]).joined(separator: ".")
    guard SettingRow.named(key) != nil || Self.isGroup(key) || key == "services" else {
      let location = name.mark.map { "\(file):\($0.line)" } ?? file
      let known = SettingRow.all.map(\.key) + Self.groups + ["services"]
      problems.append(Self.unknown("setting", key, among: known, at: location))
      return
    }
    read(value, path: path + [name.scalar?.string ?? "?"], file)
  }

  private mutating func refuseForm(of key: String, at location: String) {
    let wanted =
      key.isEmpty || Self.isGroup(key)
      ? "settings below it, each on its own line" : SettingRow.named(key)?.allowed ?? "a text"
    problems.append(
      Diagnosis(
        code: "settings.wrong-type", location: location, finding: "\(key.isEmpty ? "the file" : key) has another form",
        remedy: "write \(wanted)"))
  }

  private mutating func read(_ environment: [String: String], except others: [String]) {
    let names = environment.keys.filter { $0.hasPrefix(SettingRow.environmentPrefix) && !others.contains($0) }
    for name in names.sorted() {
      if let setting = SettingRow.all.first(where: { $0.environmentName == name }) {
        set(setting.key, to: environment[name] ?? "", at: name)
      } else if let (service, setting) = service(for: name) {
        put(.scalar(.init(environment[name] ?? "")), setting, of: service, at: name)
      } else {
        let known = SettingRow.all.map(\.environmentName) + others
        problems.append(Self.unknown("variable", name, among: known, at: "environment"))
      }
    }
  }

  mutating func set(_ key: String, to text: String, at location: String) {
    do throws(Problems) {
      try settings.set(key, to: text, at: location)
    } catch {
      problems += error.diagnoses
    }
  }

  /// The first parts of keys with a point.
  private static let groups: [String] = SettingRow.all.reduce(into: []) { groups, setting in
    let parts = setting.key.split(separator: ".")
    if parts.count > 1, groups.last != String(parts[0]) { groups.append(String(parts[0])) }
  }

  private static func isGroup(_ key: String) -> Bool { groups.contains(key) }

  static func unknown(_ what: String, _ name: String, among known: [String], at location: String) -> Diagnosis {
    let misplaced = known.first { $0.hasSuffix(".\(name)") }
    let remedy =
      (misplaced ?? Suggestion.nearest(to: name, among: known)).map { "did you mean \($0)?" }
      ?? "remove it; config/dubplate.yaml lists what there is"
    return Diagnosis(
      code: "settings.unknown", location: location, finding: "there is no \(what) \(name)", remedy: remedy)
  }

  private static func location(of error: any Error, in file: String) -> String {
    switch error as? YamlError {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      "\(file):\(mark.line)"
    case .duplicatedKeysInMapping(_, let context): "\(file):\(context.mark.line)"
    default: file
    }
  }

  private static func words(for error: any Error) -> String {
    switch error as? YamlError {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
    case .duplicatedKeysInMapping(let names, _): "\(names.sorted().joined(separator: ", ")) is there twice"
    default: "\(error)"
    }
  }
}
