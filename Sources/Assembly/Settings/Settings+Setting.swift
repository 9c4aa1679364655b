import ClipServices
import Diagnostics

extension Settings {
  /// Sets one value by its key, as flags and files do; `location` says who asked for it.
  public mutating func set(_ key: String, to text: String, at location: String) throws(Problems) {
    guard let setting = SettingRow.named(key) else {
      throw Problems(SettingsLoader.unknown("setting", key, among: SettingRow.all.map(\.key), at: location))
    }
    guard setting.put(text, into: &self) else {
      throw Problems(
        Diagnosis(
          code: "settings.not-allowed", location: location,
          finding: "\(key) is \"\(text.prefix(60))\", and that is not \(setting.allowed ?? "a text")",
          remedy: "write \(setting.allowed ?? "a text"); the default is \(setting.text(in: Settings()))"))
    }
  }

  private static let serviceLines =
    [
      "",
      "# Services that make sound, each below a name of its own, by which tickets call it (\"backend\": \"musicgen\"):",
      "# services:", "#   musicgen:", "#     kind: cog", "#     base_url: \"http://127.0.0.1:5000\"", "#   music:",
      "#     kind: elevenlabs", "#     cost_per_day: 20", "#",
      "# What may stand there; in the environment, DUBPLATE_SERVICES_MUSIC_COST_PER_DAY and the like. The key of a service",
      "# never stands here: it comes from a file, $DUBPLATE_MUSIC_KEY, or systemd's credential music-key.",
    ]
    + ServiceSettingRow.all.map { setting in
      "#   \(setting.key): \(setting.meaning)\(setting.field.allowed.map { " Allowed: \($0)." } ?? "")"
    } + ["services:"]

  /// The whole file: every setting with its value, what it does and what it may be; of services the documentation alone.
  public var documentedYAML: String {
    var lines = [
      "# The settings of dubplate, each with its default. Every one can also be given in the environment, by the name in",
      "# brackets; flags on the command line come last and win. Paths are relative to the folder dubplate is started in.",
    ]
    var group = ""
    for setting in SettingRow.all {
      let parts = setting.key.split(separator: ".").map(String.init)
      let indent = parts.count > 1 ? "  " : ""
      if parts.count > 1, parts[0] != group {
        group = parts[0]
        lines += ["", "\(group):"]
      } else {
        lines.append("")
      }
      lines.append("\(indent)# \(setting.meaning)")
      lines.append("\(indent)# \(setting.allowed.map { "Allowed: \($0). " } ?? "")[\(setting.environmentName)]")
      lines.append("\(indent)\(parts.last ?? ""): \(setting.text(in: self))")
    }
    lines += Self.serviceLines
    return lines.joined(separator: "\n") + "\n"
  }
}
