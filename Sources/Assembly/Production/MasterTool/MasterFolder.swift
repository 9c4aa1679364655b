import AudioFiles
import Diagnostics
import Foundation

/// The folder in which a master is made, and its publication under the name asked for: all of it at once, or nothing.
struct MasterFolder {
  let path: String
  private let output: URL
  /// The folder that the stems get; nil for one mix.
  let stemFolder: String?

  /// A hidden folder beside `output`, so that moving out of it is a rename.
  init(for output: String, in format: AudioFileFormat?, hasStems: Bool) throws {
    self.output = URL(filePath: output).standardizedFileURL
    stemFolder = hasStems ? Self.stemFolder(of: output) : nil
    path = self.output.deletingLastPathComponent().appending(path: ".master-\(UUID().uuidString)").path
    delivered = format.map { [path] in "\(path)/delivered.\($0.fileExtension)" } ?? "\(path)/master.wav"
    do {
      try FileManager.default.createDirectory(atPath: "\(path)/stems", withIntermediateDirectories: true)
    } catch {
      throw Self.unwritable(output)
    }
  }

  /// The master as WAV of 24 bits.
  var master: String { "\(path)/master.wav" }
  /// The path of the master in the format asked for.
  let delivered: String
  func stem(_ name: String) -> String { "\(path)/stems/\(name)" }

  static func stemFolder(of output: String) -> String {
    let name = URL(filePath: output)
    let isFormat = MasterFormat.choices.keys.contains(name.pathExtension.lowercased())
    return (isFormat ? String(output.dropLast(name.pathExtension.count + 1)) : output) + "-stems"
  }

  /// The stems first, so that a master never lies there without them.
  func publish() throws {
    if let stemFolder, rename("\(path)/stems", stemFolder) != 0 { throw Self.unwritable(stemFolder) }
    guard rename(delivered, output.path) == 0 else {
      if let stemFolder { _ = rename(stemFolder, "\(path)/stems") }
      throw Self.unwritable(output.path)
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  private static func unwritable(_ path: String) -> Problems {
    Problems(
      Diagnosis(
        code: "master.unwritable", location: path,
        finding: "cannot be written there: \(String(cString: strerror(errno)))",
        remedy: "name another output file, in a folder you may write to"))
  }
}

/// The format that the name of a master asks for.
enum MasterFormat {
  /// By the ending of the name; WAV of 24 bits, which needs no conversion, has none.
  static let choices: [String: AudioFileFormat?] = [
    "": nil, "wav": nil, "wave": nil, "flac": AudioFileFormat("flac"), "mp3": AudioFileFormat("mp3"),
    "opus": AudioFileFormat("opus"), "ogg": AudioFileFormat("vorbis"), "oga": AudioFileFormat("vorbis"),
  ]

  /// The format of the file called `output`; nil where its ending stands for none that can be written.
  static func of(_ output: String) -> AudioFileFormat?? {
    choices[URL(filePath: output).pathExtension.lowercased()]
  }
}
