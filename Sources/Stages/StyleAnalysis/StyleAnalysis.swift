import Audio
import Diagnostics

/// Measures what a recording is like.
public enum StyleAnalysis {
  /// Changes whenever the same sound may be measured otherwise than before.
  public static let version = 5

  /// Analyses a source at 48 kHz, in which nothing has to fit into memory at once.
  ///
  /// A recording in which no pulse or key is found says so by nil; only reading and a wrong rate fail.
  public static func analyze(
    _ source: any AudioSource, settings: AnalysisSettings = AnalysisSettings()
  ) throws -> StyleProfile {
    guard source.rate == .standard else {
      throw Problems(
        Diagnosis(
          code: "analysis.rate", place: "analysis", finding: "the sound has \(source.rate.value) frames per second",
          remedy: "resample it to \(SampleRate.standard.value) before analysis"))
    }
    var analyser = StyleAnalyser(settings: settings)
    try SourceStream(source).forEachBlockReadAhead { analyser.add($0) }
    return analyser.finish(fingerprint: try analyser.fingerprint(of: source))
  }

  /// Analyses a stream while it is read, and keeps its sound in `work`, because the loudest parts are heard twice.
  public static func analyze(
    _ stream: any SoundStream, keeping work: any WorkFile, settings: AnalysisSettings = AnalysisSettings()
  ) throws -> HeardRecording {
    var analyser = StyleAnalyser(settings: settings)
    try RecordedStream(stream, into: work).forEachBlockReadAhead { analyser.add($0) }
    let fingerprint = try analyser.fingerprint(of: try work.finish())
    return HeardRecording(profile: analyser.finish(fingerprint: fingerprint), fingerprint: fingerprint)
  }
}

/// All that is measured of a recording.
public struct HeardRecording: Sendable, Equatable, Codable {
  public var profile: StyleProfile
  /// Nil for silence.
  public var fingerprint: SpectralFingerprint?

  public init(profile: StyleProfile, fingerprint: SpectralFingerprint?) {
    self.profile = profile
    self.fingerprint = fingerprint
  }
}
