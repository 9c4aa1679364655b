import ClipRendering

/// The settings that every kind of service understands, or several of them.
public enum SharedSettings {
  static let rows = asking + sound + terms + limits

  /// Settings of earlier versions that had no effect, with what to do about them.
  public static let retired: [String: String] = [
    "rate_hz": "delete it; the rate is read from the sound that comes back",
    "channels": "delete it; the channels are read from the sound that comes back",
  ]

  private static let seconds: ClosedRange<Double> = 0...86_400
  private static let yesOrNo = ["", "yes", "no"]

  // How it is asked.
  public static let kind = ServiceSetting.choice(
    "kind", of: ClipServiceKind.all.map(\.name), "Who answers; always needed.")
  public static let baseURL = ServiceSetting.text(
    "base_url",
    "Where the server is; needed for \(ClipServiceKind.names(" and ") { $0.location == .ownServer }), the others have their own."
  )
  static let keyFile = ServiceSetting.text(
    "key_file", "A file that holds the key; empty: $DUBPLATE_NAME_KEY, else the credential NAME-key.")
  static let model = ServiceSetting.text("model", "The model, as the service calls it.")
  static let format = ServiceSetting.text(
    "format", "What comes back, as the service calls it (\(ClipServiceKind.names(", ") { $0.hasFormats })).")
  static let steps = ServiceSetting.whole("steps", in: 0...1000, "How many steps the model takes; 0: its own number.")
  static let input = ServiceSetting.object(
    "input", "The model's inputs, with {prompt}, {duration}, {seed} and the like (cog, replicate).")
  static let downloadHosts = ServiceSetting.list(
    "download_hosts", of: "names such as *.example.org", "Where results may lie besides the server."
  ) { !$0.isEmpty && !$0.contains("/") }
  static let largestFile = ServiceSetting.whole(
    "largest_file_mb", in: 0...100_000, "The largest file that is taken; 0: as usual for the kind.")
  static let patience = ServiceSetting.number(
    "patience_s", in: seconds, "How long a clip may take; 0: as usual for the kind.")

  private static let asking = [
    kind.row, baseURL.row, keyFile.row, model.row, format.row, steps.row, input.row, downloadHosts.row, largestFile.row,
    patience.row,
  ]

  // What it can do, where that is not known of its kind.
  static let shortest = ServiceSetting.number(
    "shortest_s", in: seconds, "The shortest clip; 0: as usual for the kind.")
  static let longest = ServiceSetting.number("longest_s", in: seconds, "The longest clip; 0: as usual for the kind.")
  static let vocals = ServiceSetting.choice(
    "vocals", of: ["", "none", "wordless", "lyrics"], "Which singing it takes.")
  static let makesSongs = ServiceSetting.choice("makes_songs", of: yesOrNo, "Whether it makes whole songs.")
  static let makesStems = ServiceSetting.choice("makes_stems", of: yesOrNo, "Whether it makes single stems.")
  static let audioUses = ServiceSetting.list(
    "audio_uses", of: ClipAudio.Use.allCases.map(\.rawValue).joined(separator: ", "),
    "What it can do with a recording."
  ) { ClipAudio.Use(rawValue: $0) != nil }
  /// Sets of stems, each with `+` between them.
  static let separations = ServiceSetting.list(
    "separations", of: "sets of stems such as vocals+drums+bass+other", "Into what it can take a recording apart."
  ) { !$0.isEmpty }
  static let form = ServiceSetting.choice(
    "form", of: [""] + ClipForm.allCases.map(\.rawValue),
    "How its clips become a track; empty: as well as it can.")

  private static let sound = [
    shortest.row, longest.row, vocals.row, makesSongs.row, makesStems.row, audioUses.row,
    separations.row, form.row,
  ]

  // Under which terms.
  static let licence = ServiceSetting.text("licence", "Under which terms its sound may be used.")
  static let commercial = ServiceSetting.choice(
    "commercial", of: yesOrNo, "Whether that includes commercial use.")
  static let allowUpload = ServiceSetting.flag("allow_upload", "Whether reference audio may be sent to it.")
  static let repeatUncertain = ServiceSetting.flag(
    "repeat_uncertain", "Whether a clip is ordered again of which nobody knows whether it was made, and billed.")
  static let tries = ServiceSetting.whole(
    "tries", in: 1...20, standard: 3, "How often a clip is ordered, each time with another seed, until it is good.")
  static let priceUnit = ServiceSetting.text(
    "price_unit",
    "In what it charges, such as USD or credits; \(ClipServiceKind.names(" and ") { $0.needsPrice }) needs it.")
  static let pricePerCall = ServiceSetting.number("price_per_call", in: 0...1e6, "What each clip costs.")
  static let pricePerSecond = ServiceSetting.number(
    "price_per_second", in: 0...1e6, "What each second of a clip costs.")
  static let pricePerComputingSecond = ServiceSetting.number(
    "price_per_computing_second", in: 0...1e6, "What each second of work costs.")

  private static let terms = [
    licence.row, commercial.row, allowUpload.row, repeatUncertain.row, tries.row, priceUnit.row, pricePerCall.row,
    pricePerSecond.row, pricePerComputingSecond.row,
  ]

  // How much of it.
  static let slot = ServiceSetting.checked(
    "slot", "a name", "What its clips take a place in; empty: gpu for what runs here, api:NAME for hosted services."
  ) { $0.wholeMatch(of: /[a-z0-9:-]{0,64}/) != nil }
  static let atOnce = ServiceSetting.whole(
    "at_once", in: 0...1000, "The places in its slot; 0: limits.gpu or limits.api.")
  static let perMinute = ServiceSetting.whole(
    "per_minute", in: 0...100_000, "How many clips a minute; 0: any number.")
  static let callsPerDay = ServiceSetting.whole(
    "calls_per_day", in: 0...1_000_000, "How many clips a day (UTC); 0: any number.")
  static let callsPerJob = ServiceSetting.whole(
    "calls_per_job", in: 0...1_000_000, "How many clips for one job; 0: any number.")
  static let costPerDay = ServiceSetting.number(
    "cost_per_day", in: 0...1e9, "What may be spent in a day, in its unit; 0: any amount.")
  static let costPerJob = ServiceSetting.number("cost_per_job", in: 0...1e9, "The same for one job.")

  private static let limits = [
    slot.row, atOnce.row, perMinute.row, callsPerDay.row, callsPerJob.row, costPerDay.row, costPerJob.row,
  ]
}
