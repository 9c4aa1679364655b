import AudioFiles
import Diagnosis
import Foundation
import Signal
import StyleAnalysis

/// An audio file of any rate, decoded to 48 kHz in a file without a name.
struct DecodedFile {
  let facts: AudioFileFacts
  let source: any AudioSource
  private let path: String

  init(_ path: String) throws {
    self.path = path
    let reader = try AudioFileReader(path: path, limits: .reference)
    let decoded = try FloatFile(unnamedIn: FileManager.default.temporaryDirectory.path)
    try reader.read(into: decoded)
    facts = reader.facts
    source = try decoded.finish()
  }

  /// Throws `Problems` for silence.
  func fingerprint() throws -> SpectralFingerprint {
    guard let fingerprint = try SpectralFingerprint.measure(source) else {
      throw Problems(
        Diagnosis(
          code: "audio.silent", place: path, finding: "there is nothing to hear", remedy: "compare files with sound"))
    }
    return fingerprint
  }
}

/// What `analyze A --against B` prints.
struct SimilarityView: Encodable {
  let similarity: Double
  let parts: [BandDifference]

  init(_ report: SimilarityReport) {
    similarity = report.score
    parts = report.parts
  }
}
