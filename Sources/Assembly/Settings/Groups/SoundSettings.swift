import Audio

extension Settings {
  /// The program's own engine.
  public struct EngineSettings: Sendable, Equatable {
    /// The SoundFont that plays acoustic instruments.
    public enum SoundFontChoice: Sendable, Equatable {
      /// That of the system, if it has one.
      case system
      /// Acoustic instruments are synthesised.
      case none
      case file(path: String)
    }

    @Setting(
      "engine.soundfont", .soundFont,
      "The SoundFont that plays acoustic instruments (.sf2, .sf3); empty: the system's, if it has one; none: no SoundFont."
    )
    public var soundFont = SoundFontChoice.system
    @Setting(
      "engine.sounds", .optionalText,
      "Where your own sounds lie: SFZ instruments, folders of drums and notes, loops; empty: sounds beside the settings file, if it is there."
    )
    public var sounds: String? = nil

    static let rows = [SettingRow(\.engine.$soundFont), SettingRow(\.engine.$sounds)]
  }

  /// The makers of sound.
  public struct BackendSettings: Sendable, Equatable {
    @Setting(
      "backends.default", .name("embedded, or a name below services"),
      "Who makes the sound of tickets that name no backend.")
    public var standard = "embedded"
    @Setting(
      "backends.fallback", .flag,
      "Whether the engine may play what a backend cannot make, unless the ticket says otherwise.")
    public var fallsBack = false
    @Setting(
      "backends.separator", .text,
      "The service that takes whole songs apart into stems; empty: the first that can.")
    public var separator = ""

    static let rows = [
      SettingRow(\.backends.$standard), SettingRow(\.backends.$fallsBack), SettingRow(\.backends.$separator),
    ]
  }

  /// The number of clips that are made at a time.
  public struct ClipLimitSettings: Sendable, Equatable {
    @Setting("limits.gpu", .whole(in: 1...64), "How many clips the services of this house make at a time.")
    public var gpu = 1
    @Setting("limits.api", .whole(in: 1...1000), "How many clips each hosted service makes at a time.")
    public var api = 4

    static let rows = [SettingRow(\.limits.$gpu), SettingRow(\.limits.$api)]
  }

  /// The targets of the master.
  public struct MasteringSettings: Sendable, Equatable {
    @Setting(
      "mastering.loudness_lufs", .quantity(in: -30 ... -6),
      "Integrated loudness of the master in LUFS, unless the ticket says otherwise.")
    public var loudness = Loudness.LUFS(-14)
    @Setting(
      "mastering.true_peak_dbtp", .quantity(in: -9...0),
      "The highest true peak of the master in dBTP, unless the ticket says otherwise.")
    public var truePeak = TruePeak.dBTP(-1)

    static let rows = [SettingRow(\.mastering.$loudness), SettingRow(\.mastering.$truePeak)]
  }

  /// Values for tickets that leave them open.
  public struct TicketDefaults: Sendable, Equatable {
    @Setting("defaults.genre", .text, "The genre of tickets that say nothing of the style.")
    public var genre = "pop"
    @Setting(
      "defaults.duration_s", .quantity(in: 5...600), "The length of tracks that ask for none, in seconds.")
    public var duration = Seconds.s(150)

    static let rows = [SettingRow(\.defaults.$genre), SettingRow(\.defaults.$duration)]
  }
}

extension SettingForm where Value == Settings.EngineSettings.SoundFontChoice {
  fileprivate static var soundFont: Self {
    parsed(
      nil,
      { text in
        switch text {
        case "": .system
        case "none": Value.none
        default: text.contains("\0") ? nil : .file(path: text)
        }
      },
      write: { choice in
        switch choice {
        case .system: ""
        case .none: "none"
        case .file(let path): path
        }
      })
  }
}
