import ClipRendering
import Foundation
import Mixing
import Planning
import Prompt
import QualityControl
import System

/// The version of the program, as manifests and reports name it.
///
/// The same ticket gives the same bytes only within one version.
public let dubplateVersion = "0.1.0"

/// The content of `manifest.json`: the origin of the delivery, and its files.
struct Manifest: Encodable {
  let jobID: String
  let name: String
  let version: String
  let ticketSHA256: String
  let brief: Brief
  /// The reader of the prompt: the rules, or a model.
  let reader: ParserRecord
  let plan: SongPlan
  let backend: String
  /// Nil when every stem is the generator's own.
  let soundFont: SoundFontCredit?
  /// The owner's sounds that stems play on; nil where none do.
  let sounds: [SoundCredit]?
  /// The clips of a backend, and what was done to them; nil where no backend was asked.
  let clips: BackendProvenance?
  let attempts: [AttemptRecord]
  /// The time of each stage, in seconds.
  let timings: [String: Double]
  /// The mixing of the stems, in their order.
  let mix: MixReport
  /// The checks and the words in a line, as reports have it.
  let verdict: String
  /// Each thing that was asked, what was planned and measured, and whether it was kept.
  let words: [WishResult]
  /// The files that are checked, and the targets of the checks.
  let verification: VerificationPlan
  let peakRSSBytes: Int
  let notes: [String]
  let files: [DeliveredFile]

  enum CodingKeys: String, CodingKey {
    case name, version, brief, reader, plan, backend, clips, attempts, timings, mix, verdict, words, verification,
      notes, files, sounds
    case jobID = "job_id"
    case soundFont = "soundfont"
    case ticketSHA256 = "ticket_sha256"
    case peakRSSBytes = "peak_rss_bytes"
  }
}

/// A file of the delivery, by its path within it.
struct DeliveredFile: Encodable, Equatable {
  let path: String
  let sha256: String
  let bytes: Int
}

extension DeliveredFile {
  /// The files below `folder`, in the order of their paths.
  static func all(in folder: String) throws -> [DeliveredFile] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    return try paths.compactMap { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
      return exists && !isFolder.boolValue ? try DeliveredFile(path: path, in: folder) : nil
    }
  }

  /// The file at `path` within `folder`, read in pieces of a megabyte.
  private init(path: String, in folder: String) throws {
    let file = try FileHandle(forReadingFrom: URL(filePath: "\(folder)/\(path)"))
    defer { try? file.close() }
    let hasher = Fingerprint.Hasher()
    var bytes = 0
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
      hasher.update(Array(piece))
      bytes += piece.count
    }
    self.init(path: path, sha256: hasher.finish().description, bytes: bytes)
  }
}

/// The most memory that the process has held so far, in bytes.
public func peakResidentBytes() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss * 1024
}
