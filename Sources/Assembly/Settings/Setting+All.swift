import AudioFiles
import Metadata

extension Setting {
  /// Every setting, in the order of the file.
  public static let all: [Setting] = beforeChecks + checks + afterChecks

  private static let beforeChecks: [Setting] = [
    Setting("root", .folder(\.root), "The folder that holds inbox, outbox, failed, archive and queue."),

    Setting("folders.inbox", .text(\.folders.inbox), "Where tickets are dropped; empty: ROOT/inbox."),
    Setting("folders.outbox", .text(\.folders.outbox), "Where finished tracks appear; empty: ROOT/outbox."),
    Setting("folders.failed", .text(\.folders.failed), "Where tickets go that cannot be done; empty: ROOT/failed."),
    Setting(
      "folders.archive", .text(\.folders.archive), "Where tickets of finished jobs are kept; empty: ROOT/archive."),
    Setting("folders.queue", .text(\.folders.queue), "Where each job's status is written; empty: ROOT/queue."),
    Setting(
      "folders.state", .text(\.folders.state),
      "Where the job database and the checkpoints lie, on a local disk; empty: $STATE_DIRECTORY, else ROOT/.dubplate."),
    Setting(
      "folders.lexicon", .text(\.folders.lexicon),
      "Where your own words for prompts lie, as *.yaml; empty: lexicon beside the settings file, if it is there."),

    Setting(
      "library.folder", .text(\.library.folder),
      "Where a ticket's \"library:NAME\" is looked up; empty: there is no library."),

    Setting(
      "watch.stable_for_s", .number(\.watch.stableFor, in: 0...600),
      "How long a dropped file must lie still before it is taken, in seconds."),
    Setting(
      "watch.rescan_s", .number(\.watch.rescan, in: 1...3600),
      "How often the inbox is looked through even if nothing was reported, in seconds; local disks."),
    Setting(
      "watch.rescan_network_s", .number(\.watch.rescanNetwork, in: 1...3600),
      "The same for network shares, where changes made by others are not reported at all, in seconds."),
    Setting(
      "watch.incomplete_timeout_s", .number(\.watch.incompleteTimeout, in: 1...604_800),
      "How long a ticket may stay half written before it is given up, in seconds."),

    Setting(
      "work.jobs_at_once", .whole(\.work.jobsAtOnce, in: 1...64), "How many jobs are worked on at the same time."),
    Setting(
      "work.render_threads", .whole(\.work.renderThreads, in: 0...256),
      "How many stems are rendered at the same time, over all jobs; 0: one for each core."),
    Setting(
      "work.retries", .whole(\.work.retries, in: 0...10),
      "How often a track that misses a check is made again with changed parameters."),
    Setting(
      "work.stop_within_s", .number(\.work.stopWithin, in: 1...3600),
      "How long jobs may take to stop, before they are left where they are and begin anew at the next start, in seconds."
    ),

    Setting(
      "prompt.parser", .choice(\.prompt.parser, of: ["rules", "model"]),
      "Who reads prompts: the built-in rules, or a language model within the rules' bounds."),

    Setting(
      "language_model.base_url", .name(\.languageModel.baseURL, "an http or https address"),
      "Where an OpenAI-compatible server answers, such as http://127.0.0.1:11434/v1; /chat/completions is added."),
    Setting(
      "language_model.model", .name(\.languageModel.model, "a name"), "The model's name, as its server knows it."),
    Setting(
      "language_model.key_file", .text(\.languageModel.keyFile),
      "A file that holds the key; empty: $DUBPLATE_LANGUAGE_MODEL_KEY, else systemd's credential language-model-key."),
    Setting(
      "language_model.timeout_s", .number(\.languageModel.timeout, in: 1...600),
      "How long the model may take to answer before the rules stand in, in seconds."),
    Setting(
      "language_model.answer_tokens", .whole(\.languageModel.answerTokens, in: 100...100_000),
      "How long an answer may be, in tokens; models that think aloud need more."),
    Setting(
      "language_model.repeats", .whole(\.languageModel.repeats, in: 0...10),
      "How often a server that is busy or fails is asked again."),

    Setting(
      "engine.soundfont", .text(\.engine.soundfont),
      "The SoundFont that plays acoustic instruments (.sf2, .sf3); empty: the system's, if it has one; none: no SoundFont."
    ),

    Setting(
      "backends.default", .name(\.backends.standard, "embedded, or a name below services"),
      "Who makes the sound of tickets that name no backend."),
    Setting(
      "backends.fallback", .flag(\.backends.fallsBack),
      "Whether the engine may play what a backend cannot make, unless the ticket says otherwise."),
    Setting(
      "backends.separator", .text(\.backends.separator),
      "The service that takes whole songs apart into stems; empty: the first that can."),

    Setting(
      "limits.gpu", .whole(\.limits.gpu, in: 1...64), "How many clips the services of this house make at a time."),
    Setting("limits.api", .whole(\.limits.api, in: 1...1000), "How many clips each hosted service makes at a time."),

    Setting(
      "mastering.loudness_lufs", .number(\.mastering.loudness, in: -30 ... -6),
      "Integrated loudness of the master in LUFS, unless the ticket says otherwise."),
    Setting(
      "mastering.true_peak_dbtp", .number(\.mastering.truePeak, in: -9...0),
      "The highest true peak of the master in dBTP, unless the ticket says otherwise."),

    Setting(
      "delivery.formats", .checked(\.delivery.formats, AudioFileFormat.choices) { AudioFileFormat.list($0) != nil },
      "Further formats of the master, each in a folder of its own below formats, such as flac, mp3, wav16@44.1."),
    Setting(
      "delivery.stem_formats",
      .checked(\.delivery.stemFormats, AudioFileFormat.choices) { AudioFileFormat.list($0) != nil },
      "The same for the stems."),
    Setting(
      "delivery.master_name",
      .checked(
        \.delivery.masterName, "text with {name}, and where wanted {bpm}, {key}, {genre}; nothing of /\\:*?\"<>|"
      ) {
        FileNaming.forMaster($0) != nil
      }, "What the master is called; .wav is added. {name} is the ticket's."),
    Setting(
      "delivery.stem_name",
      .checked(
        \.delivery.stemName,
        "text with {number}, and where wanted {name}, {stem}, {bpm}, {key}, {genre}; nothing of /\\:*?\"<>|"
      ) { FileNaming.forStems($0) != nil }, "What the stems are called, in the folder stems."),

    Setting("defaults.genre", .text(\.defaults.genre), "The genre of tickets that name none."),
    Setting(
      "defaults.duration_s", .number(\.defaults.duration, in: 5...600),
      "The length of tracks that ask for none, in seconds."),

    Setting(
      "quality.tempo_tolerance_bpm", .number(\.quality.tempoTolerance, in: 0.1...20),
      "How far the measured tempo may be from the plan's, in BPM."),
    Setting(
      "quality.loudness_tolerance_lu", .number(\.quality.loudnessTolerance, in: 0.1...10),
      "How far the measured loudness may be from its target, in LU."),
    Setting(
      "quality.similarity_minimum", .number(\.quality.similarityMinimum, in: 0...1),
      "How much a track must resemble its reference, 0 to 1."),

  ]

  private static let afterChecks: [Setting] = [
    Setting(
      "retention.archive_days", .number(\.retention.archive, in: 0...36_500),
      "How many days a finished job's ticket and audio stay in archive; a note in its folder then announces the end a week ahead; 0: for ever."
    ),
    Setting(
      "retention.failed_days", .number(\.retention.failed, in: 0...36_500),
      "The same for jobs that could not be done, in failed."),
    Setting(
      "retention.checkpoints_days", .number(\.retention.checkpoints, in: 0...36_500),
      "How many days the finished stages of a failed job are kept for dubplate retry; 0: for ever."),

    Setting(
      "logging.level",
      .choice(\.logging.level, of: ["trace", "debug", "info", "notice", "warning", "error", "critical"]),
      "The least important messages that are still logged."),
  ]

  /// The setting at `key`; nil if there is none.
  public static func named(_ key: String) -> Setting? { all.first { $0.key == key } }
}
