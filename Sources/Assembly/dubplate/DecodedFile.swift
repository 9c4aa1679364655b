import Audio
import AudioFiles
import Foundation

/// An audio file of any rate, decoded to 48 kHz in a file without a name.
struct DecodedFile {
  let facts: AudioFileFacts
  let source: any AudioSource
  /// Of all channels, where there are more than two.
  let programme: ProgrammeLoudness?

  init(_ path: String) throws {
    let reader = try AudioFileReader(path: path, limits: .reference)
    let decoded = try FloatFile(unnamedIn: FileManager.default.temporaryDirectory.path)
    try reader.read(into: decoded)
    facts = reader.facts
    source = try decoded.finish()
    programme = reader.programmeLoudness
  }
}
