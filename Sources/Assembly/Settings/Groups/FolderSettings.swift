extension Settings {
  /// Folders that lie elsewhere than in the root; nil means in the root.
  public struct FolderSettings: Sendable, Equatable {
    @Setting(
      "folders.inbox", .optionalText, "Where tickets are dropped; empty: ROOT/inbox.", takesEffect: .atNextStart)
    public var inbox: String? = nil
    @Setting(
      "folders.outbox", .optionalText, "Where finished tracks appear; empty: ROOT/outbox.", takesEffect: .atNextStart)
    public var outbox: String? = nil
    @Setting(
      "folders.failed", .optionalText, "Where tickets go that cannot be done; empty: ROOT/failed.",
      takesEffect: .atNextStart)
    public var failed: String? = nil
    @Setting(
      "folders.archive", .optionalText, "Where tickets of finished jobs are kept; empty: ROOT/archive.",
      takesEffect: .atNextStart)
    public var archive: String? = nil
    @Setting(
      "folders.queue", .optionalText, "Where each job's status is written; empty: ROOT/queue.",
      takesEffect: .atNextStart)
    public var queue: String? = nil
    @Setting(
      "folders.state", .optionalText,
      "Where the job database and the checkpoints lie, on a local disk; empty: $STATE_DIRECTORY, else ROOT/.dubplate.",
      takesEffect: .atNextStart)
    public var state: String? = nil
    @Setting(
      "folders.lexicon", .optionalText,
      "Where your own words for prompts lie, as *.yaml; empty: lexicon beside the settings file, if it is there.")
    public var lexicon: String? = nil

    static let rows = [
      SettingRow(\.folders.$inbox), SettingRow(\.folders.$outbox), SettingRow(\.folders.$failed),
      SettingRow(\.folders.$archive), SettingRow(\.folders.$queue), SettingRow(\.folders.$state),
      SettingRow(\.folders.$lexicon),
    ]
  }

  /// Reference recordings that tickets may name.
  public struct LibrarySettings: Sendable, Equatable {
    @Setting(
      "library.folder", .optionalText,
      "Where a ticket's \"library:NAME\" is looked up; empty: there is no library.")
    public var folder: String? = nil

    static let rows = [SettingRow(\.library.$folder)]
  }

  /// The inbox and what arrives there.
  public struct WatchSettings: Sendable, Equatable {
    @Setting(
      "watch.stable_for_s", .seconds(in: 0...600),
      "How long a dropped file must lie still before it is taken, in seconds.")
    public var stableFor = Duration.seconds(2)
    @Setting(
      "watch.rescan_s", .seconds(in: 1...3600),
      "How often the inbox is looked through even if nothing was reported, in seconds; local disks.")
    public var rescan = Duration.seconds(30)
    @Setting(
      "watch.rescan_network_s", .seconds(in: 1...3600),
      "The same for network shares, where changes made by others are not reported at all, in seconds.")
    public var rescanNetwork = Duration.seconds(10)
    @Setting(
      "watch.incomplete_timeout_s", .seconds(in: 1...604_800),
      "How long a ticket may stay half written before it is given up, in seconds.")
    public var incompleteTimeout = Duration.seconds(900)

    static let rows = [
      SettingRow(\.watch.$stableFor), SettingRow(\.watch.$rescan), SettingRow(\.watch.$rescanNetwork),
      SettingRow(\.watch.$incompleteTimeout),
    ]
  }

  /// Keeping of what is finished; nil for ever.
  public struct RetentionSettings: Sendable, Equatable {
    @Setting(
      "retention.archive_days", .days(in: 0...36_500),
      "How many days a finished job's ticket and audio stay in archive; a note in its folder then announces the end a week ahead; 0: for ever."
    )
    public var archive: Duration? = nil
    @Setting(
      "retention.failed_days", .days(in: 0...36_500), "The same for jobs that could not be done, in failed.")
    public var failed: Duration? = nil
    @Setting(
      "retention.checkpoints_days", .days(in: 0...36_500),
      "How many days the finished stages of a failed job are kept for dubplate retry; 0: for ever.")
    public var checkpoints: Duration? = .seconds(7 * 86_400)

    static let rows = [
      SettingRow(\.retention.$archive), SettingRow(\.retention.$failed), SettingRow(\.retention.$checkpoints),
    ]
  }
}
