import Analysis
import Audio
import AudioFiles
import Foundation
import System

/// The analysis of sound files of any kind, with a cache of earlier results.
public struct RecordingAnalysis: Sendable {
  private let cache: ResultCache?
  private let workFolder: String

  /// Decoded sound lies in `workFolder` meanwhile, under no name.
  public init(cache: ResultCache?, workFolder: String) {
    self.cache = cache
    self.workFolder = workFolder
  }

  /// Everything that is measured of the file at `path`, which messages call `name`.
  ///
  /// Earlier results are found by the file's content, the version of the analysis and `tempoPrior`.
  /// Throws `AudioFileError` for files that cannot be read or are shorter or longer than a reference may be.
  public func analyze(
    _ path: String, name: String? = nil, tempoPrior: TempoPrior = .general
  ) throws -> AnalysedRecording {
    guard let cache, let content = Self.fingerprint(of: path) else { return try measure(path, name, tempoPrior) }
    let inputs = "\(content) \(dubplateVersion) \(StyleAnalysis.version) \(tempoPrior)"
    return try cache.value(for: Fingerprint(of: inputs.utf8)) { try measure(path, name, tempoPrior) }
  }

  private func measure(_ path: String, _ name: String?, _ tempoPrior: TempoPrior) throws -> AnalysedRecording {
    let reader = try AudioFileReader(path: path, name: name, limits: .reference)
    let settings = AnalysisSettings(
      sampleRate: reader.facts.rate, channels: reader.facts.channels, tempoPrior: tempoPrior)
    var recording = try StyleAnalysis.analyze(reader, keeping: try FloatFile(unnamedIn: workFolder), settings: settings)
    recording.profile = recording.profile.measured(reader.programmeLoudness)
    return recording
  }

  /// Nil for what is no ordinary file; reading it will say why.
  private static func fingerprint(of path: String) -> Fingerprint? {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
      let file = FileHandle(forReadingAtPath: path)
    else { return nil }
    defer { try? file.close() }
    let hasher = Fingerprint.Hasher()
    while let piece = try? file.read(upToCount: 1 << 20), !piece.isEmpty { hasher.update(Array(piece)) }
    return hasher.finish()
  }
}
