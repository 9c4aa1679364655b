import Audio
import AudioFiles
import Diagnostics
import Foundation

/// A request to master finished sound, without composing anything.
public struct MasterRequest: Sendable {
  /// One mix, or several stems that belong together: files of any format and rate, or one folder of them.
  public var inputs: [String]
  /// A file whose tone, width, density and range the master comes near to; nil for none.
  public var reference: String?
  public var loudness: LoudnessTarget
  public var ceiling: TruePeak
  /// A file whose name ends with `.wav` (24 bits), `.flac`, `.mp3`, `.opus` or `.ogg`; stems go into a folder beside it.
  public var output: String

  /// The loudness that the master is to have.
  public enum LoudnessTarget: Sendable, Hashable {
    case exactly(Loudness)
    case likeReference
  }

  public init(
    _ inputs: [String], reference: String? = nil, loudness: LoudnessTarget = .exactly(.LUFS(-14)),
    ceiling: TruePeak = .dBTP(-1), output: String
  ) {
    self.inputs = inputs
    self.reference = reference
    self.loudness = loudness
    self.ceiling = ceiling
    self.output = output
  }
}

/// The files of a request that can be carried out without harm to any of them.
struct MasterRequestCheck {
  /// The sound files, those of a folder in the request of their names.
  let inputs: [String]
  /// The names of the mastered stems.
  let stemNames: [String]
  /// The format of the master; nil for WAV of 24 bits.
  let format: AudioFileFormat?

  /// Throws `Problems` for a request that would overwrite what it reads, or names nothing.
  init(_ request: MasterRequest) throws {
    inputs = try request.inputs.flatMap { try StemFolder.sounds(at: $0) }
    stemNames = inputs.map { URL(filePath: $0).deletingPathExtension().lastPathComponent + ".wav" }
    let wanted = MasterFormat.of(request.output)
    format = wanted ?? nil
    let problems = [
      missing(request), overwriting(request), sameName, existing(request),
      wanted == nil ? Self.unwritable(request.output) : nil,
    ].compactMap { $0 }
    guard problems.isEmpty else { throw Problems(problems) }
  }

  private static func unwritable(_ output: String) -> Diagnosis {
    Diagnosis(
      code: "master.output-format", location: output,
      finding: "names a format that cannot be written",
      remedy: "end its name with .wav, .flac, .mp3, .opus or .ogg")
  }

  private func missing(_ request: MasterRequest) -> Diagnosis? {
    if inputs.isEmpty {
      return Diagnosis(
        code: "master.no-input", location: request.inputs.first ?? "IN", finding: "there is no sound file",
        remedy: "name a sound file, several stems, or a folder that holds them")
    }
    guard request.loudness == .likeReference, request.reference == nil else { return nil }
    return Diagnosis(
      code: "master.no-reference", location: "--loudness", finding: "\"reference\" is asked for, and there is none",
      remedy: "name one with --reference, or a loudness in LUFS")
  }

  private func overwriting(_ request: MasterRequest) -> Diagnosis? {
    let used = (inputs + [request.reference].compactMap { $0 }).map(Self.identity)
    guard used.contains(Self.identity(request.output)) else { return nil }
    return Diagnosis(
      code: "master.overwrites-input", location: request.output, finding: "is also read from",
      remedy: "name another output file")
  }

  private var sameName: Diagnosis? {
    var seen: Set<String> = []
    guard let twice = stemNames.first(where: { !seen.insert($0.lowercased()).inserted }) else { return nil }
    return Diagnosis(
      code: "master.same-name", location: twice, finding: "two stems would be written under this name",
      remedy: "rename one of them")
  }

  private func existing(_ request: MasterRequest) -> Diagnosis? {
    let folder = MasterFolder.stemFolder(of: request.output)
    if inputs.count > 1, FileManager.default.fileExists(atPath: folder) {
      return Diagnosis(
        code: "master.stems-exist", location: folder, finding: "exists already, and the stems would go there",
        remedy: "move it away, or name another output file")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: request.output, isDirectory: &isFolder), isFolder.boolValue else {
      return nil
    }
    return Diagnosis(
      code: "master.output-is-folder", location: request.output, finding: "is a folder",
      remedy: "name the file in it, such as \(request.output)/master.wav")
  }

  /// Device and number of a file that exists, so that links and spellings do not deceive; else its path.
  private static func identity(_ path: String) -> String {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return URL(filePath: path).standardizedFileURL.path }
    return "\(facts.st_dev):\(facts.st_ino)"
  }
}
