import AnalysisCache
import Genres
import Planning
import Production
import Prompt
import QualityControl
import Settings
import Signal

extension Production {
  /// Production with the embedded engine, as the settings want it; without a `parser`, by the rules alone.
  public init(
    _ settings: Settings, catalogue: GenreCatalogue = .standard, parser: (any PromptParser)? = nil,
    cache: AnalysisCache? = nil, executor: RenderExecutor
  ) throws {
    let parser = try parser ?? RuleParser(settings, catalogue)
    self.init(parser: parser, catalogue: catalogue, options: Options(settings), cache: cache, executor: executor)
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
      width: settings.renderThreads)
  }
}
