import ClipServices
import QualityControl

/// Everything that can be set; the initial values are the defaults.
///
/// `Setting.all` says what each value means and may be; `config/dubplate.yaml` is written from it.
public struct Settings: Codable, Sendable, Equatable {
  /// The folder that people see: inbox, outbox and the others lie in it.
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
  /// Whoever makes sound besides the engine, by the names that tickets use.
  public var services: [String: ServiceSettings] = [:]
  public var mastering = Mastering()
  public var delivery = Delivery()
  public var defaults = Defaults()
  public var quality = Quality()
  /// What a miss of each check means, by its id: `fail`, `warn` or `off`.
  public var checks = Dictionary(uniqueKeysWithValues: Severities.catalogue.map { ($0.id, $0.severity.rawValue) })
  public var retention = Retention()
  public var logging = Logging()

  public init() {}

  enum CodingKeys: String, CodingKey {
    case root, folders, library, watch, work, prompt, engine, backends, limits, services, mastering, delivery, defaults,
      quality, checks, retention, logging
    case languageModel = "language_model"
  }

  /// Folders that lie elsewhere than in the root; empty means in the root.
  public struct Folders: Codable, Sendable, Equatable {
    public var inbox = ""
    public var outbox = ""
    public var failed = ""
    public var archive = ""
    public var queue = ""
    public var state = ""
    public var lexicon = ""
  }

  public struct Library: Codable, Sendable, Equatable {
    /// Where `library:NAME` is looked up; empty for no library.
    public var folder = ""
  }

  public struct Watch: Codable, Sendable, Equatable {
    public var stableFor = 2.0
    public var rescan = 30.0
    public var rescanNetwork = 10.0
    public var incompleteTimeout = 900.0

    enum CodingKeys: String, CodingKey {
      case stableFor = "stable_for_s"
      case rescan = "rescan_s"
      case rescanNetwork = "rescan_network_s"
      case incompleteTimeout = "incomplete_timeout_s"
    }
  }

  public struct Work: Codable, Sendable, Equatable {
    public var jobsAtOnce = 1
    public var renderThreads = 0
    public var retries = 2
    public var stopWithin = 60.0

    enum CodingKeys: String, CodingKey {
      case jobsAtOnce = "jobs_at_once"
      case renderThreads = "render_threads"
      case retries
      case stopWithin = "stop_within_s"
    }
  }

  public struct Prompt: Codable, Sendable, Equatable {
    /// Who reads prompts: `rules` or `model`.
    public var parser = "rules"
  }

  /// The language model that reads prompts, where that is wanted.
  public struct LanguageModel: Codable, Sendable, Equatable {
    public var baseURL = "https://api.openai.com/v1"
    public var model = "gpt-4o-mini"
    public var keyFile = ""
    public var timeout = 60.0
    public var answerTokens = 2000
    public var repeats = 2

    enum CodingKeys: String, CodingKey {
      case model, repeats
      case baseURL = "base_url"
      case keyFile = "key_file"
      case timeout = "timeout_s"
      case answerTokens = "answer_tokens"
    }
  }

  public struct Engine: Codable, Sendable, Equatable {
    /// Where the SoundFont lies; empty for the system's, `none` for none.
    public var soundfont = ""
  }

  /// Who makes the sound.
  public struct Backends: Codable, Sendable, Equatable {
    /// Where a ticket names nobody.
    public var standard = "embedded"
    public var fallsBack = false
    public var separator = ""

    enum CodingKeys: String, CodingKey {
      case separator
      case standard = "default"
      case fallsBack = "fallback"
    }
  }

  /// How many clips are made at a time.
  public struct Limits: Codable, Sendable, Equatable {
    public var gpu = 1
    public var api = 4
  }

  public struct Mastering: Codable, Sendable, Equatable {
    public var loudness = -14.0
    public var truePeak = -1.0

    enum CodingKeys: String, CodingKey {
      case loudness = "loudness_lufs"
      case truePeak = "true_peak_dbtp"
    }
  }

  /// What there is besides the master and its stems, and what files are called.
  public struct Delivery: Codable, Sendable, Equatable {
    public var formats = ""
    public var stemFormats = ""
    public var masterName = "{name}"
    public var stemName = "{number}-{stem}"

    enum CodingKeys: String, CodingKey {
      case formats
      case stemFormats = "stem_formats"
      case masterName = "master_name"
      case stemName = "stem_name"
    }
  }

  public struct Defaults: Codable, Sendable, Equatable {
    public var genre = "house"
    public var duration = 150.0

    enum CodingKeys: String, CodingKey {
      case genre
      case duration = "duration_s"
    }
  }

  public struct Quality: Codable, Sendable, Equatable {
    public var tempoTolerance = 2.0
    public var loudnessTolerance = 0.5
    public var similarityMinimum = 0.85

    enum CodingKeys: String, CodingKey {
      case tempoTolerance = "tempo_tolerance_bpm"
      case loudnessTolerance = "loudness_tolerance_lu"
      case similarityMinimum = "similarity_minimum"
    }
  }

  /// How long things are kept, in days; 0 for ever.
  public struct Retention: Codable, Sendable, Equatable {
    public var archive = 0.0
    public var failed = 0.0
    public var checkpoints = 7.0

    enum CodingKeys: String, CodingKey {
      case archive = "archive_days"
      case failed = "failed_days"
      case checkpoints = "checkpoints_days"
    }
  }

  public struct Logging: Codable, Sendable, Equatable {
    public var level = "info"
  }
}
