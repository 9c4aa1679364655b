import Audio
import ClipRendering
import Foundation
import HTTP

/// Takes the stems out of the ZIP file that a separation comes in.
struct ElevenLabsStems {
  /// The stems of `six_stems_v1`.
  static let six = ["vocals", "drums", "bass", "guitar", "piano", "other"]
  /// The stems of `two_stems_v1`, the second under the name used here.
  static let two = ["vocals", "instrumental"]

  let settings: ElevenLabsSettings
  let duration: Seconds?
  let access: ServiceAccess

  static func variation(for names: [String]) -> String {
    Set(names).isSubset(of: two) && names.contains("instrumental") ? "two_stems_v1" : "six_stems_v1"
  }

  func files(_ names: [String], in path: String, said: String?, to folder: ClipFolder) throws -> [ClipFile] {
    do {
      let archive = try ZipArchive(path)
      return try names.map { name in
        guard let entry = Self.entry(name, in: archive.entries) else {
          throw access.failure(.unusable, "the archive has no stem \(name)", mayBeBilled: true)
        }
        let scratch = folder.scratch("stem")
        try archive.extract(entry, to: scratch, limit: settings.largestFile)
        return try RawFormat.keep(
          scratch, as: name, in: folder, format: settings.stemFormat, lasting: duration, said: nil)
      }
    } catch let fault as ZipArchive.Fault {
      let words = fault == .notOne ? "no ZIP archive\(said.map { " but \($0.prefix(60))" } ?? "")" : "a damaged archive"
      throw access.failure(.unusable, "the answer is \(words)", mayBeBilled: true)
    }
  }

  /// By its own name; of two, what is not the voice is the rest.
  private static func entry(_ name: String, in entries: [ZipArchive.Entry]) -> ZipArchive.Entry? {
    let named = entries.first { $0.fileName.lowercased().contains(name) }
    guard named == nil, name == "instrumental", entries.count == 2 else { return named }
    return entries.first { !$0.fileName.lowercased().contains("vocals") }
  }
}
