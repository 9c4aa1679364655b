import Logging
import QualityControl

/// Everything that can be set; the initial values are the defaults.
///
/// Each group declares its settings in a file of its own in `Groups`, with their rows of the table; `config/dubplate.yaml`
/// is written from that table.
public struct Settings: Sendable, Equatable {
  @Setting(
    "root", .path, "The folder that holds inbox, outbox, failed, archive and queue.", takesEffect: .atNextStart)
  public var root = "."
  public var folders = Folders()
  public var library = Library()
  public var watch = Watch()
  public var work = Work()
  public var prompt = Prompt()
  public var languageModel = LanguageModel()
  public var engine = Engine()
  public var backends = Backends()
  public var limits = Limits()
  /// Makers of sound besides the engine, by the names that tickets use.
  public var services: [String: SoundService] = [:]
  public var mastering = Mastering()
  public var delivery = Delivery()
  public var defaults = Defaults()
  /// Distances from their targets within which measurements pass.
  public var quality = Tolerances()
  /// Consequences of missing the checks.
  public var checks = Severities()
  public var retention = Retention()
  public var logging = Logging()

  public init() {}
}

extension SettingRow {
  /// Every setting, in the order of the file.
  public static let all: [SettingRow] =
    [SettingRow(\.$root)] + Settings.Folders.rows + Settings.Library.rows + Settings.Watch.rows + Settings.Work.rows
    + Settings.Prompt.rows + Settings.LanguageModel.rows + Settings.Engine.rows + Settings.Backends.rows
    + Settings.Limits.rows + Settings.Mastering.rows + Settings.Delivery.rows + Settings.Defaults.rows + tolerances
    + severities + Settings.Retention.rows + Settings.Logging.rows

  /// A row for each check whose target can be adjusted.
  private static let tolerances = CheckDefinition.all.compactMap { check in
    check.tolerance.map {
      SettingRow("quality.\($0.key)", \.quality[check], .number(in: $0.range), $0.meaning)
    }
  }

  /// A row for each check of a delivery.
  private static let severities = CheckDefinition.all.map { check in
    SettingRow(
      "checks.\(check.id)", \.checks[check], .choice,
      "What it means that a track misses the check \(check.id): it fails, the report warns, or nobody looks.")
  }
}
