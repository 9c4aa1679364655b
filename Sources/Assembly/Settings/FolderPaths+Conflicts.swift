import Diagnostics
import Foundation

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
          code: "settings.nested-folders", place: "folders.\(inner.name)",
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
