import Audio
import Diagnostics

/// Measurement of what a recording is like.
public enum StyleAnalysis {
  /// Changes whenever the same sound may be measured otherwise than before.
  public static let version = 6

  /// Profile of a source at 48 kHz, of which nothing has to fit into memory at once.
  ///
  /// A recording in which no pulse or key is found says so by nil; only reading and a wrong rate fail.
  public static func analyze(
    _ source: any AudioSource, settings: AnalysisSettings = AnalysisSettings()
  ) throws -> StyleProfile {
    guard source.rate == .standard else {
      throw Problems(
        Diagnosis(
          code: "analysis.rate", location: "analysis", finding: "the sound has \(source.rate.value) frames per second",
          remedy: "resample it to \(SampleRate.standard.value) before analysis"))
    }
    var analyser = StyleAnalyser(settings: settings)
    try SourceStream(source).forEachBlockReadAhead { analyser.add($0) }
    return analyser.finish(fingerprint: try analyser.fingerprint(of: source))
  }

  /// Analysis of a stream while it is read; its sound is kept in `work`, because the loudest parts are read twice.
  public static func analyze(
    _ stream: any SoundStream, keeping work: any WorkFile, settings: AnalysisSettings = AnalysisSettings()
  ) throws -> AnalysedRecording {
    var analyser = StyleAnalyser(settings: settings)
    try RecordedStream(stream, into: work).forEachBlockReadAhead { analyser.add($0) }
    let fingerprint = try analyser.fingerprint(of: try work.finish())
    return AnalysedRecording(profile: analyser.finish(fingerprint: fingerprint), fingerprint: fingerprint)
  }
}

/// Facts and expectations that an analysis is given beforehand.
public struct AnalysisSettings: Sendable, Equatable {
  /// Rate of the file, before anything was resampled.
  public var sampleRate: SampleRate
  /// Channels of the file, before anything was folded to stereo.
  public var channels: Int
  public var tempoPrior: TempoPrior

  public init(sampleRate: SampleRate = .standard, channels: Int = 2, tempoPrior: TempoPrior = .general) {
    self.sampleRate = sampleRate
    self.channels = channels
    self.tempoPrior = tempoPrior
  }
}

/// All measurements of a recording.
public struct AnalysedRecording: Sendable, Equatable, Codable {
  public var profile: StyleProfile
  /// Nil for silence.
  public var fingerprint: SpectralFingerprint?

  public init(profile: StyleProfile, fingerprint: SpectralFingerprint?) {
    self.profile = profile
    self.fingerprint = fingerprint
  }
}

/// Part of the analysis that can run on its own, so that its speed can be measured.
public enum AnalysisPart: String, CaseIterable, Sendable {
  case loudness
  case truePeak = "true peak"
  case levels
  case onset
  case chroma
  case fingerprint

  /// Runs the part on a whole source at 48 kHz, without a result.
  public func run(on source: any AudioSource) throws {
    switch self {
    case .loudness:
      let meter = LoudnessMeter(modes: [.integrated, .range])
      try source.forEachBlock { _, block in meter.add(block) }
    case .truePeak:
      var (left, right) = (TruePeakMeter(), TruePeakMeter())
      try source.forEachBlock { _, block in
        left.add(block.left)
        right.add(block.right)
      }
    case .levels:
      var levels = LevelTrack()
      try source.forEachBlock { _, block in levels.add(block) }
    case .onset:
      var analyser = SpectralAnalyser()
      try source.forEachBlock { _, block in analyser.add(mid: block.left, side: block.right) }
    case .chroma:
      var analyser = PitchAnalyser()
      try source.forEachBlock { _, block in analyser.add(mid: block.left, side: block.right) }
    case .fingerprint: _ = try SpectralFingerprint.measure(source)
    }
  }
}
