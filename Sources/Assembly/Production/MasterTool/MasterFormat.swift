import AudioFiles
import Foundation

/// The format that the name of a master asks for.
enum MasterFormat {
  /// By the ending of the name; WAV of 24 bits, which needs no conversion, has none.
  static let choices: [String: AudioFileFormat?] = [
    "": nil, "wav": nil, "wave": nil, "flac": AudioFileFormat("flac"), "mp3": AudioFileFormat("mp3"),
    "opus": AudioFileFormat("opus"), "ogg": AudioFileFormat("vorbis"), "oga": AudioFileFormat("vorbis"),
  ]

  /// Nil where the ending stands for no format that can be written.
  static func of(_ output: String) -> AudioFileFormat?? {
    choices[URL(filePath: output).pathExtension.lowercased()]
  }
}
