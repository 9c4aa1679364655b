import Diagnosis
import Signal

/// Measures what a recording is like.
public enum StyleAnalysis {
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
    try source.forEachBlock { _, block in analyser.add(block) }
    return analyser.finish(fingerprint: try analyser.fingerprint(of: source))
  }
}
