import Diagnostics
import DropFolder
import Foundation
import System

/// The argument of a command that a track is made of, the same for `render` and `drop`.
///
/// An existing path is a file or a folder. One that does not exist, but is written as only a file's name is, is a slip and
/// an error. Everything else is a prompt.
enum TicketArgument: Equatable {
  case prompt(String)
  /// The path of a file with the name of a ticket.
  case file(String)
  case folder(String)
  /// `-`: the ticket comes through the input stream.
  case input

  init(_ text: String) throws {
    if text == "-" {
      self = .input
      return
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: text, isDirectory: &isFolder) else {
      if Self.isWrittenLikeAFile(text) { throw Self.missing(text) }
      self = .prompt(text.trimmingCharacters(in: .whitespacesAndNewlines))
      return
    }
    guard !isFolder.boolValue else {
      self = .folder(text)
      return
    }
    guard let name = Self.lastName(of: text), TicketKind(of: name) != nil else { throw Self.notATicket(text) }
    self = .file(text)
  }

  /// `x.json`, `two words.txt`, `x.wav`, `./x`, `/x`, `~/x`, and `x/y` where there is a folder `x`.
  private static func isWrittenLikeAFile(_ text: String) -> Bool {
    guard let name = lastName(of: text), !text.contains("\n") else { return false }
    if TicketKind(of: name) != nil { return true }
    guard !text.contains(where: \.isWhitespace) else { return false }
    if TicketFolder.isAudio(name) || ["/", "./", "../", "~/"].contains(where: text.hasPrefix) { return true }
    let folder = PathParts(text).folder
    return !folder.isEmpty && FileManager.default.fileExists(atPath: folder)
  }

  static func lastName(of path: String) -> FileName? {
    path.utf8.split(separator: UInt8(ascii: "/")).last.flatMap { FileName($0) }
  }

  private static func missing(_ text: String) -> Problems {
    Problems(
      Diagnosis(
        code: "ticket.missing", location: text, finding: "there is no such file",
        remedy: NearbyFile.hint(for: text) ?? "check the path; a prompt is several words in quotes"))
  }

  private static func notATicket(_ text: String) -> Problems {
    let isAudio = lastName(of: text).map(TicketFolder.isAudio) ?? false
    return Problems(
      Diagnosis(
        code: "ticket.bad-name", location: text,
        finding: isAudio ? "is audio, not a ticket" : "is neither .json nor .txt",
        remedy: isAudio
          ? "give a prompt, and this file with --reference"
          : "rename it, or send its text through a pipe with - in its place"))
  }
}

/// Files that somebody may have meant who named one that does not exist.
enum NearbyFile {
  /// A remedy that names the nearest file of the same folder; nil when none is near.
  static func hint(for path: String) -> String? {
    let parts = PathParts(path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parts.folder.isEmpty ? "." : parts.folder)) ?? []
    return Suggestion.nearest(to: parts.name, among: names.sorted()).map { "did you mean \(parts.sibling($0))?" }
  }
}

/// A path as text, taken apart at its last slash; slashes at its end do not count.
struct PathParts {
  /// Everything before the last name, without a slash at its end; empty for a name alone, `/` for one in the root.
  let folder: String
  /// The last name; empty when there is none.
  let name: String

  init(_ path: String) {
    let trimmed = String(path.reversed().drop { $0 == "/" }.reversed())
    guard let slash = trimmed.lastIndex(of: "/") else {
      folder = trimmed.isEmpty && !path.isEmpty ? "/" : ""
      name = trimmed
      return
    }
    folder = slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    name = String(trimmed[trimmed.index(after: slash)...])
  }

  /// The path of another name in the same folder.
  func sibling(_ other: String) -> String {
    folder.isEmpty ? other : folder == "/" ? "/\(other)" : "\(folder)/\(other)"
  }
}
