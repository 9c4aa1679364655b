import Diagnostics
import Foundation

/// The stems that somebody put into a folder: everything there that may be sound, so that none is left out without a word.
enum StemFolder {
  /// Endings of what lies beside sound and is none.
  private static let others: Set = [
    "txt", "md", "rtf", "pdf", "doc", "docx", "odt", "xls", "xlsx", "csv", "html", "htm", "json", "yaml", "yml", "xml",
    "log",
    "nfo", "url", "webloc", "ini", "db", "jpg", "jpeg", "png", "gif", "webp", "svg", "tif", "tiff", "heic", "psd",
    "mid", "midi",
    "cue", "m3u", "m3u8", "pls", "sfv", "md5", "sha1", "sha256", "zip", "rar", "7z", "asd", "als", "alp", "reapeaks",
    "rpp", "rpp-bak", "flp", "cpr", "npr", "ptx", "song", "dawproject", "bwproject", "sfk", "pk", "pkf", "gpk", "ovw",
    "wfm", "fxp",
    "vstpreset", "lrc", "srt",
  ]
  private static let folders: Set = ["__MACOSX"]

  /// The file itself, or what may be sound in the folder at `path`, in the order of the names.
  ///
  /// Throws `Problems` for a folder within it that holds more, which would be left out.
  static func sounds(at path: String) throws -> [String] {
    guard isFolder(path) else { return [path] }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { !$0.hasPrefix(".") }
      .sorted()
    var sounds: [String] = []
    for name in names {
      let place = "\(path)/\(name)"
      guard isFolder(place) else {
        if maybeSound(place) { sounds.append(place) }
        continue
      }
      if !folders.contains(name), try !self.sounds(at: place).isEmpty { throw nested(place) }
    }
    return sounds
  }

  /// Whether a file may be sound: by its name, and where that says nothing, by not being text.
  private static func maybeSound(_ path: String) -> Bool {
    let ending = URL(filePath: path).pathExtension.lowercased()
    guard !others.contains(ending) else { return false }
    guard let file = FileHandle(forReadingAtPath: path), let head = try? file.read(upToCount: 512) else { return true }
    return String(bytes: head, encoding: .utf8)?.contains("\0") ?? true
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private static func nested(_ path: String) -> Problems {
    Problems(
      Diagnosis(
        code: "master.nested", place: path, finding: "is a folder of its own among the stems, with sound in it",
        remedy: "move its files up, or name the files to be mastered one by one"))
  }
}
