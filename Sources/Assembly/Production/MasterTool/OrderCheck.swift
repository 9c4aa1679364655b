import AudioFiles
import Diagnostics
import Foundation

/// The files of an order, when it can be carried out without harm to any of them.
struct OrderCheck {
  /// The sound files, those of a folder in the order of their names.
  let inputs: [String]
  /// What the mastered stems will be called.
  let stemNames: [String]
  /// What the master is converted to; nil for WAV of 24 bits.
  let format: SoundFormat?

  /// Throws `Problems` for an order that would overwrite what it reads, or names nothing.
  init(_ order: MasterOrder) throws {
    inputs = try order.inputs.flatMap { try StemFolder.sounds(at: $0) }
    stemNames = inputs.map { URL(filePath: $0).deletingPathExtension().lastPathComponent + ".wav" }
    let wanted = MasterFormat.of(order.output)
    format = wanted ?? nil
    let problems = [
      missing(order), overwriting(order), sameName, existing(order),
      wanted == nil ? Self.unwritable(order.output) : nil,
    ].compactMap { $0 }
    guard problems.isEmpty else { throw Problems(problems) }
  }

  private static func unwritable(_ output: String) -> Diagnosis {
    Diagnosis(
      code: "master.output-format", place: output,
      finding: "names a format that cannot be written",
      remedy: "end its name with .wav, .flac, .mp3, .opus or .ogg")
  }

  private func missing(_ order: MasterOrder) -> Diagnosis? {
    if inputs.isEmpty {
      return Diagnosis(
        code: "master.no-input", place: order.inputs.first ?? "IN", finding: "there is no sound file",
        remedy: "name a sound file, several stems, or a folder that holds them")
    }
    guard order.loudness == .likeReference, order.reference == nil else { return nil }
    return Diagnosis(
      code: "master.no-reference", place: "--loudness", finding: "\"reference\" is asked for, and there is none",
      remedy: "name one with --reference, or a loudness in LUFS")
  }

  private func overwriting(_ order: MasterOrder) -> Diagnosis? {
    let used = (inputs + [order.reference].compactMap { $0 }).map(Self.identity)
    guard used.contains(Self.identity(order.output)) else { return nil }
    return Diagnosis(
      code: "master.overwrites-input", place: order.output, finding: "is also read from",
      remedy: "name another output file")
  }

  private var sameName: Diagnosis? {
    var seen: Set<String> = []
    guard let twice = stemNames.first(where: { !seen.insert($0.lowercased()).inserted }) else { return nil }
    return Diagnosis(
      code: "master.same-name", place: twice, finding: "two stems would be written under this name",
      remedy: "rename one of them")
  }

  private func existing(_ order: MasterOrder) -> Diagnosis? {
    let folder = MasterFolder.stemFolder(of: order.output)
    if inputs.count > 1, FileManager.default.fileExists(atPath: folder) {
      return Diagnosis(
        code: "master.stems-exist", place: folder, finding: "exists already, and the stems would go there",
        remedy: "move it away, or name another output file")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: order.output, isDirectory: &isFolder), isFolder.boolValue else {
      return nil
    }
    return Diagnosis(
      code: "master.output-is-folder", place: order.output, finding: "is a folder",
      remedy: "name the file in it, such as \(order.output)/master.wav")
  }

  /// Device and number of a file that exists, so that links and spellings do not deceive; else its path.
  private static func identity(_ path: String) -> String {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return URL(filePath: path).standardizedFileURL.path }
    return "\(facts.st_dev):\(facts.st_ino)"
  }
}
