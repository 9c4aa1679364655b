import Clips

/// One thing that can be set of a service.
public struct ServiceSetting: Sendable {
  /// Its name below that of the service.
  public let key: String
  /// What it does.
  public let meaning: String
  let field: SettingField<SoundService>

  private init(_ key: String, _ field: SettingField<SoundService>, _ meaning: String) {
    (self.key, self.field, self.meaning) = (key, field, meaning)
  }

  public static func named(_ key: String) -> ServiceSetting? { all.first { $0.key == key } }

  /// Settings of earlier versions that had no effect, with what to do about them.
  static let retired: [String: String] = [
    "rate_hz": "delete it; the rate is read from the sound that comes back",
    "channels": "delete it; the channels are read from the sound that comes back",
  ]

  /// Every one of them, in the order of the documentation.
  public static let all: [ServiceSetting] = asked + sound + terms + limits

  public static let kinds = ["ace-step", "replicate", "cog", "stable-audio", "elevenlabs", "command"]

  private static let seconds: ClosedRange<Double> = 0...86_400
  private static let yesOrNo = ["", "yes", "no"]

  private static let asked = [
    ServiceSetting("kind", .choice(\.kind, of: kinds), "Who answers; always needed."),
    ServiceSetting(
      "base_url", .text(\.baseURL), "Where the server is; needed for ace-step and cog, the others have their own."),
    ServiceSetting(
      "key_file", .text(\.keyFile),
      "A file that holds the key; empty: $DUBPLATE_NAME_KEY, else the credential NAME-key."),
    ServiceSetting("model", .text(\.model), "The model, as the service calls it."),
    ServiceSetting("format", .text(\.format), "What comes back, as the service calls it (ace-step, elevenlabs)."),
    ServiceSetting("steps", .whole(\.steps, in: 0...1000), "How many steps the model takes; 0: its own number."),
    ServiceSetting(
      "input", .object(\.input), "The model's inputs, with {prompt}, {duration}, {seed} and the like (cog, replicate)."),
    ServiceSetting(
      "command", .list(\.command, "a program's whole path and its arguments") { !$0.contains("\0") },
      "The program that is run (command)."),
    ServiceSetting(
      "download_hosts", .list(\.downloadHosts, "names such as *.example.org") { !$0.isEmpty && !$0.contains("/") },
      "Where results may lie besides the server."),
    ServiceSetting(
      "largest_file_mb", .whole(\.largestFile, in: 0...100_000),
      "The largest file that is taken; 0: as usual for the kind."),
    ServiceSetting(
      "patience_s", .number(\.patience, in: seconds), "How long a clip may take; 0: as usual for the kind."),
    ServiceSetting("grace_s", .number(\.grace, in: 0...600), "How long a program may take to end when it is asked to."),
  ]

  private static let sound = [
    ServiceSetting(
      "shortest_s", .number(\.abilities.shortest, in: seconds), "The shortest clip; 0: as usual for the kind."),
    ServiceSetting(
      "longest_s", .number(\.abilities.longest, in: seconds), "The longest clip; 0: as usual for the kind."),
    ServiceSetting(
      "vocals", .choice(\.abilities.vocals, of: ["", "none", "wordless", "lyrics"]), "Which singing it takes."),
    ServiceSetting("makes_songs", .choice(\.abilities.songs, of: yesOrNo), "Whether it makes whole songs."),
    ServiceSetting("makes_stems", .choice(\.abilities.stems, of: yesOrNo), "Whether it makes single stems."),
    ServiceSetting(
      "audio_uses",
      .list(\.abilities.audio, ClipAudio.Use.allCases.map(\.rawValue).joined(separator: ", ")) {
        ClipAudio.Use(rawValue: $0) != nil
      },
      "What it can do with a recording."),
    ServiceSetting(
      "separations", .list(\.abilities.separations, "sets of stems such as vocals+drums+bass+other") { !$0.isEmpty },
      "Into what it can take a recording apart."),
    ServiceSetting(
      "form", .choice(\.form, of: ["", "loops", "takes", "song"]),
      "How its clips become a track; empty: as well as it can."),
  ]

  private static let terms = [
    ServiceSetting("licence", .text(\.licence), "Under which terms its sound may be used."),
    ServiceSetting("commercial", .choice(\.commercial, of: yesOrNo), "Whether that includes commercial use."),
    ServiceSetting("allow_upload", .flag(\.allowUpload), "Whether reference audio may be sent to it."),
    ServiceSetting(
      "repeat_uncertain", .flag(\.repeatUncertain),
      "Whether a clip is ordered again of which nobody knows whether it was made, and billed."),
    ServiceSetting(
      "tries", .whole(\.tries, in: 1...20),
      "How often a clip is ordered, each time with another seed, until it is good."),
    ServiceSetting(
      "price_unit", .text(\.price.unit), "In what it charges, such as USD or credits; replicate needs it."),
    ServiceSetting("price_per_call", .number(\.price.perCall, in: 0...1e6), "What each clip costs."),
    ServiceSetting("price_per_second", .number(\.price.perSecond, in: 0...1e6), "What each second of a clip costs."),
    ServiceSetting(
      "price_per_computing_second", .number(\.price.perComputingSecond, in: 0...1e6), "What each second of work costs."),
  ]

  private static let limits = [
    ServiceSetting(
      "slot", .checked(\.limits.slot, "a name") { $0.wholeMatch(of: /[a-z0-9:-]{0,64}/) != nil },
      "What its clips take a place in; empty: gpu for what runs here, api:NAME for hosted services."),
    ServiceSetting(
      "at_once", .whole(\.limits.atOnce, in: 0...1000), "The places in its slot; 0: limits.gpu or limits.api."),
    ServiceSetting(
      "per_minute", .whole(\.limits.perMinute, in: 0...100_000), "How many clips a minute; 0: any number."),
    ServiceSetting(
      "calls_per_day", .whole(\.limits.callsPerDay, in: 0...1_000_000), "How many clips a day (UTC); 0: any number."),
    ServiceSetting(
      "calls_per_job", .whole(\.limits.callsPerJob, in: 0...1_000_000), "How many clips for one job; 0: any number."),
    ServiceSetting(
      "cost_per_day", .number(\.limits.costPerDay, in: 0...1e9),
      "What may be spent in a day, in its unit; 0: any amount."),
    ServiceSetting("cost_per_job", .number(\.limits.costPerJob, in: 0...1e9), "The same for one job."),
  ]
}
