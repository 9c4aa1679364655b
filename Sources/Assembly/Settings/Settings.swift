import ClipServices
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
  public var folders = FolderSettings()
  public var library = LibrarySettings()
  public var watch = WatchSettings()
  public var work = WorkSettings()
  public var prompt = PromptSettings()
  public var languageModel = PromptModelSettings()
  public var engine = EngineSettings()
  public var backends = BackendSettings()
  public var limits = ClipLimitSettings()
  /// Makers of sound besides the engine, by the names that tickets use.
  public var services: [String: ServiceSettings] = [:]
  public var mastering = MasteringSettings()
  public var delivery = DeliverySettings()
  public var defaults = TicketDefaults()
  /// Distances from their targets within which measurements pass.
  public var quality = Tolerances()
  /// Consequences of missing the checks.
  public var checks = Severities()
  public var retention = RetentionSettings()
  public var logging = LogSettings()

  public init() {}
}

extension SettingRow {
  /// Every setting, in the order of the file.
  public static let all: [SettingRow] = [
    [SettingRow(\.$root)], Settings.FolderSettings.rows, Settings.LibrarySettings.rows, Settings.WatchSettings.rows,
    Settings.WorkSettings.rows, Settings.PromptSettings.rows, Settings.PromptModelSettings.rows,
    Settings.EngineSettings.rows, Settings.BackendSettings.rows, Settings.ClipLimitSettings.rows,
    Settings.MasteringSettings.rows, Settings.DeliverySettings.rows, Settings.TicketDefaults.rows, tolerances,
    severities, Settings.RetentionSettings.rows, Settings.LogSettings.rows,
  ].flatMap(\.self)

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
