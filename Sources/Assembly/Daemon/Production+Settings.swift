import AnalysisCache
import AudioFiles
import Genres
import Labelling
import Planning
import Production
import Prompt
import QualityControl
import Settings
import Signal
import SoundFonts
import Speech

extension Production {
  /// Production as the settings want it; without a `parser`, by the rules alone.
  public init(
    _ settings: Settings, catalogue: GenreCatalogue = .standard, parser: (any PromptParser)? = nil,
    backends: Backends = Backends(), cache: AnalysisCache? = nil, executor: RenderExecutor
  ) throws {
    let parser = try parser ?? RuleParser(settings, catalogue)
    self.init(
      parser: parser, catalogue: catalogue, soundFont: try Self.soundFont(settings.engine.soundfont),
      speaker: EspeakSpeaker(), backends: backends, options: Options(settings), cache: cache, executor: executor)
  }

  /// A SoundFont that is named must be there and whole; the system's may be missing.
  private static func soundFont(_ path: String) throws -> SoundFontGenerator? {
    switch path {
    case "none": nil
    case "": SoundFontFile.find().flatMap { try? SoundFontGenerator($0) }
    default: try SoundFontGenerator(SoundFontFile(path: path))
    }
  }
}

extension Production.Options {
  init(_ settings: Settings) {
    self.init(
      planning: .init(
        genre: settings.defaults.genre, duration: .s(settings.defaults.duration),
        loudness: .LUFS(settings.mastering.loudness), truePeak: .dBTP(settings.mastering.truePeak)),
      tolerances: .init(
        tempo: settings.quality.tempoTolerance, loudness: .dB(settings.quality.loudnessTolerance),
        similarity: settings.quality.similarityMinimum),
      width: settings.renderThreads,
      reading: "\(settings.prompt.parser) \(settings.languageModel.baseURL) \(settings.languageModel.model)",
      delivery: DeliveryOptions(settings.delivery))
    severities = Severities(settings.checks.compactMapValues { Severity(rawValue: $0) })
  }
}

extension DeliveryOptions {
  /// The settings are checked when they are read.
  init(_ settings: Settings.Delivery) {
    self.init()
    formats = SoundFormat.list(settings.formats) ?? []
    stemFormats = SoundFormat.list(settings.stemFormats) ?? []
    naming.master = FileNaming.forMaster(settings.masterName) ?? .master
    naming.stem = FileNaming.forStems(settings.stemName) ?? .stem
  }
}
