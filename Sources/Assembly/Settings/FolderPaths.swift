import Diagnostics
import Foundation

/// The folders of an installation, once root, overrides and environment are known.
public struct FolderPaths: Sendable, Equatable {
  public let root: String
  public let inbox: String
  public let outbox: String
  public let failed: String
  public let archive: String
  public let queue: String
  /// For the daemon alone; on a local file system.
  public let state: String
  /// For measured recordings.
  public var analyses: String { Self.analyses(in: state) }
  /// Nil when there is no library.
  public let library: String?

  /// The paths that `settings` mean; `environment` may hold systemd's `STATE_DIRECTORY`.
  ///
  /// Systemd lists several folders with colons between them; the first one counts.
  public init(_ settings: Settings, environment: [String: String]) {
    let root = settings.root
    let folders = settings.folders
    func path(_ override: String?, _ name: String) -> String {
      override ?? (root.hasSuffix("/") ? root + name : "\(root)/\(name)")
    }
    self.root = root
    inbox = path(folders.inbox, "inbox")
    outbox = path(folders.outbox, "outbox")
    failed = path(folders.failed, "failed")
    archive = path(folders.archive, "archive")
    queue = path(folders.queue, "queue")
    let systemd = environment["STATE_DIRECTORY"]?.split(separator: ":").first.map(String.init)
    state = path(folders.state ?? systemd, ".dubplate")
    library = settings.library.folder
  }

  /// The folder for measured recordings below a state folder.
  public static func analyses(in state: String) -> String { "\(state)/analyses" }
}

extension FolderPaths {
  /// Folders that are one and the same or lie in each other: what appears in one would be taken for a part of the other.
  ///
  /// By their paths; links are not followed.
  public var conflicts: [Diagnosis] {
    let folders = [
      ("inbox", inbox), ("outbox", outbox), ("failed", failed), ("archive", archive), ("queue", queue),
      ("state", state),
    ]
    .map { (name: $0.0, parts: Self.parts(of: $0.1)) }
    return folders.indices.flatMap { first in
      folders.indices.filter { $0 != first }.compactMap { second -> Diagnosis? in
        let (inner, outer) = (folders[first], folders[second])
        let isSame = inner.parts == outer.parts
        guard inner.parts.starts(with: outer.parts), !isSame || first > second else { return nil }
        return Diagnosis(
          code: "settings.nested-folders", location: "folders.\(inner.name)",
          finding: isSame ? "is the same folder as folders.\(outer.name)" : "lies in folders.\(outer.name)",
          remedy: "give each a folder of its own, none in another")
      }
    }
  }

  private static func parts(of path: String) -> [String] {
    let here = FileManager.default.currentDirectoryPath
    return URL(filePath: path.hasPrefix("/") ? path : "\(here)/\(path)").standardized.pathComponents
  }
}
