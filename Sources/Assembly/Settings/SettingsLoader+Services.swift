import ClipServices
import Diagnostics
import Yams

/// The services, whose names are the owner's.
extension SettingsLoader {
  mutating func readService(_ name: Node, _ node: Node, _ file: String) {
    let location = name.mark.map { "\(file):\($0.line)" } ?? file
    let text = name.scalar?.string ?? "?"
    guard ServiceName.isAllowed(text) else {
      return refuse(
        "settings.not-allowed", location, "\"\(text.prefix(60))\" is no name for a service",
        "write up to 32 small letters, digits and hyphens, and not embedded")
    }
    guard case .mapping(let mapping) = node else {
      return refuse("settings.wrong-type", location, "services.\(text) has another form", "write its settings below it")
    }
    settings.services[text] = ServiceSettings()
    for (key, value) in mapping { readSetting(key, value, of: text, file) }
    if !mapping.keys.contains(where: { $0.scalar?.string == "kind" }) {
      refuse(
        "settings.missing", location, "services.\(text) has no kind",
        "write one of \(ClipServiceKind.all.map(\.name).joined(separator: ", "))")
    }
  }

  private mutating func readSetting(_ key: Node, _ value: Node, of service: String, _ file: String) {
    let location = key.mark.map { "\(file):\($0.line)" } ?? file
    let text = key.scalar?.string ?? "?"
    if let remedy = SharedSettings.retired[text] {
      return refuse(
        "settings.unknown", location, "services.\(service).\(text) had no effect and is gone", remedy)
    }
    guard let setting = ServiceSettingRow.named(text) else {
      let near = Suggestion.nearest(to: text, among: ServiceSettingRow.all.map(\.key)).map { "did you mean \($0)?" }
      return refuse(
        "settings.unknown", location, "there is no setting services.\(service).\(text)",
        near ?? "remove it; config/dubplate.yaml lists what there is")
    }
    put(value, setting, of: service, at: location)
  }

  mutating func put(_ node: Node, _ setting: ServiceSettingRow, of name: String, at location: String) {
    guard var service = settings.services[name] else { return }
    let isTaken =
      switch node {
      case .scalar(let scalar): setting.field.put(scalar.string, into: &service)
      case .sequence(let nodes): setting.field.put(nodes.compactMap(\.scalar?.string), into: &service)
      case .mapping(let mapping): setting.field.put(Self.members(mapping), into: &service)
      default: false
      }
    guard isTaken else {
      let wanted = setting.field.allowed ?? "a text"
      return refuse(
        "settings.not-allowed", location, "services.\(name).\(setting.key) is not \(wanted)",
        "write \(wanted); without it, it is \(setting.field.text(in: ServiceSettings()))")
    }
    settings.services[name] = service
  }

  /// The service and its setting that a variable stands for, such as `DUBPLATE_SERVICES_MUSIC_COST_PER_DAY`.
  func service(for variable: String) -> (name: String, setting: ServiceSettingRow)? {
    // The longest name first, as one may begin with another.
    for name in settings.services.keys.sorted(by: { ($1.count, $0) < ($0.count, $1) }) {
      let start = "\(SettingRow.environmentPrefix)SERVICES_\(ServiceName.variable(name))_"
      guard variable.hasPrefix(start) else { continue }
      if let setting = ServiceSettingRow.named(variable.dropFirst(start.count).lowercased()) { return (name, setting) }
    }
    return nil
  }

  private static func members(_ mapping: Node.Mapping) -> [String: JSON] {
    Dictionary(mapping.map { ($0.scalar?.string ?? "", json($1)) }) { $1 }
  }

  /// A value as YAML understands it: plain words may be numbers, truths or nothing.
  private static func json(_ node: Node) -> JSON {
    switch node {
    case .mapping(let mapping): return .object(members(mapping))
    case .sequence(let nodes): return .list(nodes.map(json))
    case .scalar(let scalar):
      guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
      if let whole = Int(scalar.string) { return .whole(whole) }
      if let number = Double(scalar.string) { return .number(number) }
      if let truth = Bool(scalar.string) { return .bool(truth) }
      return ["", "~", "null"].contains(scalar.string) ? .null : .text(scalar.string)
    default: return .null
    }
  }

  private mutating func refuse(_ code: String, _ location: String, _ finding: String, _ remedy: String) {
    problems.append(Diagnosis(code: code, location: location, finding: finding, remedy: remedy))
  }
}

extension ServiceSettingRow {
  /// The row as the table of settings has it.
  var field: SettingField<ServiceSettings> {
    let key = key
    switch form {
    case .text: return .text(\.[key, standard: ""])
    case .checked(let what, let isAllowed): return .checked(\.[key, standard: ""], what, isAllowed)
    case .choice(let names): return .choice(\.[key, standard: ""], of: names)
    case .flag: return .flag(\.[key, standard: false])
    case .whole(let range): return .whole(\.[key, standard: Int(json: standard) ?? 0], in: range)
    case .number(let range): return .number(\.[key, standard: Double(json: standard) ?? 0], in: range)
    case .list(let what, let isAllowed): return .list(\.[key, standard: []], what, isAllowed)
    case .object: return .object(\.[key, standard: [:]])
    }
  }
}
