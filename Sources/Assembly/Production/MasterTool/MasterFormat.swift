import AudioFiles
import Foundation

/// The format that the name of a master asks for.
enum MasterFormat {
  /// By the ending of the name; WAV of 24 bits, which needs no conversion, has none.
  static let choices: [String: SoundFormat?] = [
    "": nil, "wav": nil, "wave": nil, "flac": SoundFormat("flac"), "mp3": SoundFormat("mp3"),
    "opus": SoundFormat("opus"), "ogg": SoundFormat("vorbis"), "oga": SoundFormat("vorbis"),
  ]

  /// Nil where the ending stands for no format that can be written.
  static func of(_ output: String) -> SoundFormat?? {
    choices[URL(filePath: output).pathExtension.lowercased()]
  }
}
