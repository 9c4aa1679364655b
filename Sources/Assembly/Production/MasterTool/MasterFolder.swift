import AudioFiles
import Diagnostics
import Foundation

/// Where a master is made, and how it comes under its name: all of it at once, or not at all.
struct MasterFolder {
  let path: String
  private let output: URL
  /// Nil for one mix.
  let stemFolder: String?

  /// A hidden folder beside `output`, so that moving out of it is a rename.
  init(for output: String, in format: SoundFormat?, hasStems: Bool) throws {
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

  /// The master as it is made, whatever becomes of it.
  var master: String { "\(path)/master.wav" }
  /// The master in the format that was asked for.
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
        code: "master.unwritable", place: path, finding: "cannot be written there: \(String(cString: strerror(errno)))",
        remedy: "name another output file, in a folder you may write to"))
  }
}
