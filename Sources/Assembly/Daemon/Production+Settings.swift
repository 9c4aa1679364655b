import Audio
import ClipRendering
import Diagnostics
import Genres
import Instruments
import Metadata
import Planning
import Production
import Prompt
import Samples
import Settings
import System

extension Production {
  /// Production as the settings want it; without a `parser`, by the rules alone.
  public init(
    _ settings: Settings, catalogue: GenreCatalogue = .standard, parser: (any PromptParser)? = nil,
    backends: Backends = Backends(), cache: ResultCache? = nil, executor: RenderExecutor
  ) throws {
    let parser = try parser ?? RuleParser(settings, catalogue)
    let sounds = try settings.soundLibrary()
    var options = Options(settings)
    // Prompts name sounds, so that with others they may mean something else.
    if !sounds.entries.isEmpty { options.reading += " " + sounds.entries.map(\.name).joined(separator: ",") }
    self.init(
      parser: parser, catalogue: catalogue, sounds: sounds, soundFont: try Self.soundFont(settings.engine.soundFont),
      speaker: EspeakSpeaker(), backends: backends, options: options, cache: cache, executor: executor)
  }

  /// A SoundFont that is named must be there and whole; the system's may be missing.
  private static func soundFont(_ choice: Settings.EngineSettings.SoundFontChoice) throws -> SoundFontGenerator? {
    switch choice {
    case .none: nil
    case .system: SoundFontFile.find().flatMap { try? SoundFontGenerator($0) }
    case .file(let path): try SoundFontGenerator(SoundFontFile(path: path))
    }
  }
}

extension Settings {
  /// The owner's sounds; none where no folder is set.
  ///
  /// Throws `Problems` for a folder that cannot be read.
  public func soundLibrary() throws(Problems) -> SoundLibrary {
    try SoundLibrary(engine.sounds, reader: SampleFileReader())
  }
}

extension SoundLibrary {
  /// The names that prompts may use.
  var names: [SoundName] { entries.map { SoundName($0.name, aliases: $0.aliases, isKit: $0.isKit) } }
}

extension Production.Options {
  init(_ settings: Settings) {
    self.init(
      planning: .init(
        genre: settings.defaults.genre, duration: settings.defaults.duration,
        loudness: settings.mastering.loudness, truePeak: settings.mastering.truePeak),
      tolerances: settings.quality, width: settings.renderThreads,
      reading: "\(settings.prompt.parser.rawValue) \(settings.languageModel.baseURL) \(settings.languageModel.model)",
      delivery: DeliveryOptions(settings.delivery))
    severities = settings.checks
    makesUnclearPrompts = settings.prompt.unclear == .make
  }
}

extension DeliveryOptions {
  init(_ settings: Settings.DeliverySettings) {
    self.init()
    formats = settings.formats
    stemFormats = settings.stemFormats
    naming.master = settings.masterName
    naming.stem = settings.stemName
  }
}
