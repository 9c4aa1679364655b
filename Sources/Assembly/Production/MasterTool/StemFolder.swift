import Audio
import Diagnostics
import Foundation

/// The stems in a folder: everything there that may be sound, so that none is left out without a word.
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
      let file = "\(path)/\(name)"
      guard isFolder(file) else {
        if maybeSound(file) { sounds.append(file) }
        continue
      }
      if !folders.contains(name), try !self.sounds(at: file).isEmpty { throw nested(file) }
    }
    return sounds
  }

  /// True for a file that may be sound: by its name, and where that says nothing, by not being text.
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
        code: "master.nested", location: path, finding: "is a folder of its own among the stems, with sound in it",
        remedy: "move its files up, or name the files to be mastered one by one"))
  }
}

/// The sum of several stems; the shorter ones end in silence.
struct SumOfSources: AudioSource {
  private let parts: [any AudioSource]

  init(_ parts: [any AudioSource]) { self.parts = parts }

  var rate: SampleRate { .standard }
  var frameCount: Int { parts.map(\.frameCount).max() ?? 0 }

  func read(_ range: Range<Int>) throws -> StereoBuffer {
    var sum = StereoBuffer(frames: range.count)
    for part in parts { sum.add(try part.read(range)) }
    return sum
  }
}
