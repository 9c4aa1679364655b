import Audio
import ClipRendering
import Genres
import Instruments
import Metadata
import Planning
import Production
import Prompt
import Settings
import System

extension Production {
  /// Production as the settings want it; without a `parser`, by the rules alone.
  public init(
    _ settings: Settings, catalogue: GenreCatalogue = .standard, parser: (any PromptParser)? = nil,
    backends: Backends = Backends(), cache: ResultCache? = nil, executor: RenderExecutor
  ) throws {
    let parser = try parser ?? RuleParser(settings, catalogue)
    self.init(
      parser: parser, catalogue: catalogue, soundFont: try Self.soundFont(settings.engine.soundFont),
      speaker: EspeakSpeaker(), backends: backends, options: Options(settings), cache: cache, executor: executor)
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
