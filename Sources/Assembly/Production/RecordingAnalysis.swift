import Analysis
import Audio
import AudioFiles
import Foundation
import System

/// Measures sound files of any kind, and remembers what it measured.
public struct RecordingAnalysis: Sendable {
  private let cache: ResultCache?
  private let workFolder: String

  /// Decoded sound lies in `workFolder` for a while, under no name.
  public init(cache: ResultCache?, workFolder: String) {
    self.cache = cache
    self.workFolder = workFolder
  }

  /// Everything that is measured of the file at `path`, which messages call `name`.
  ///
  /// What was measured before is looked up by the file's content, the version of the analysis and what it is told.
  /// Throws `AudioFileError` for files that cannot be read or are shorter or longer than a reference may be.
  public func analyze(
    _ path: String, name: String? = nil, tempoPrior: TempoPrior = .general
  ) throws -> AnalysedRecording {
    guard let cache, let content = Self.fingerprint(of: path) else { return try measure(path, name, tempoPrior) }
    let circumstances = "\(content) \(dubplateVersion) \(StyleAnalysis.version) \(tempoPrior)"
    return try cache.value(for: Fingerprint(of: circumstances.utf8)) { try measure(path, name, tempoPrior) }
  }

  private func measure(_ path: String, _ name: String?, _ tempoPrior: TempoPrior) throws -> AnalysedRecording {
    let reader = try AudioFileReader(path: path, name: name, limits: .reference)
    let settings = AnalysisSettings(
      sampleRate: reader.facts.rate, channels: reader.facts.channels, tempoPrior: tempoPrior)
    var heard = try StyleAnalysis.analyze(reader, keeping: try FloatFile(unnamedIn: workFolder), settings: settings)
    heard.profile = heard.profile.measured(reader.programmeLoudness)
    return heard
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
