import Glibc
import System

/// Puts tickets into an inbox so that no watcher can see half of one: built under a hidden name, then renamed.
public struct SafeDrop: Sendable {
  let inbox: Directory

  /// A way into the inbox at `path`, which is made when it is missing.
  public init(inbox path: String) throws(FileError) { inbox = try Directory.prepare(path) }

  /// A way into the inbox that a plan leads to; throws what is away.
  public init(_ plan: FolderPlan) throws(DropFolderError) {
    if let absence = plan.absences.first { throw absence }
    inbox = try filing { () throws(FileError) in try Directory.prepare(plan.layout.inbox) }
  }

  /// Drops a ticket alone as `name`, which ends in `.json` or `.txt`; returns the name it got, as that may be taken.
  ///
  /// `token` makes the hidden name unique.
  public func drop(_ ticket: [UInt8], as name: FileName, token: JobID) throws(FileError) -> FileName {
    let hidden = token.name.prefixed(".dubplate-")
    do {
      try write(ticket, as: hidden, in: inbox)
      return try publish(hidden, as: name)
    } catch {
      try? inbox.remove(hidden)
      throw error
    }
  }

  private func write(_ bytes: [UInt8], as name: FileName, in folder: Directory) throws(FileError) {
    let file = try folder.create(name)
    try file.write(bytes)
    try file.sync()
  }

  func publish(_ hidden: FileName, as wanted: FileName) throws(FileError) -> FileName {
    for n in 1...9_999 {
      do {
        try inbox.move(hidden, to: inbox, as: wanted.variant(n))
        try inbox.sync()
        return wanted.variant(n)
      } catch {
        guard error.code == EEXIST || error.code == ENOTEMPTY else { throw error }
      }
    }
    throw .noFreeName(path: inbox.path, name: wanted.description)
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
