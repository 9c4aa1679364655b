import System

/// The state folder's record of a folder.
struct FolderRecord: Sendable, Hashable {
  /// The id in the folder's mark.
  var id: JobID
  /// True if it lies on another file system than the folder around it, as a mounted share does.
  ///
  /// For the root that is the folder above it, for the others the root; a folder elsewhere counts as one of its own.
  var hasOwnDisk: Bool
  /// The absolute path that it had.
  var path: String
}

/// The folder `folders` in the state folder: a small file for each role, which the owner may delete.
struct FolderRecords {
  static let name: FileName = "folders"
  private let folder: Directory

  /// Makes the folder of records in the state folder when it is missing.
  init(in state: Directory) throws(FileError) { folder = try state.ensureFolder(Self.name) }

  private init(_ folder: Directory) { self.folder = folder }

  /// The records in a state folder; nil when none were ever kept there.
  static func existing(in state: Directory) throws(FileError) -> FolderRecords? {
    guard try state.snapshot(of: name)?.kind == .folder else { return nil }
    return FolderRecords(try state.folder(name))
  }

  /// The record of a folder; nil when there is none or it cannot be read.
  func record(of role: FolderRole) throws(FileError) -> FolderRecord? {
    guard try folder.snapshot(of: role.fileName)?.kind == .file else { return nil }
    let bytes = try folder.openFile(RelativePath(role.fileName)).readAll(limit: 1 << 16)
    return FolderRecord(text: String(decoding: bytes, as: UTF8.self))
  }

  func write(_ record: FolderRecord, of role: FolderRole) throws(FileError) {
    try DurableFile.write(record.text, as: role.fileName, in: folder)
  }
}

extension FolderRole {
  fileprivate var fileName: FileName { FileName(text: rawValue) ?? "folder" }
}

extension FolderLayout {
  /// The file in the state folder that remembers the folder of this role.
  func recordPath(of role: FolderRole) -> String { "\(state)/\(FolderRecords.name)/\(role.rawValue)" }
}

extension FolderRecord {
  /// The path comes last, for it may hold anything.
  var text: String { "id: \(id)\nown disk: \(hasOwnDisk ? "yes" : "no")\npath: \(path)\n" }

  init?(text: String) {
    let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 3, lines[0].hasPrefix("id: "), lines[1].hasPrefix("own disk: "), lines[2].hasPrefix("path: "),
      let id = JobID(String(lines[0].dropFirst(4)))
    else { return nil }
    let path = lines[2].dropFirst(6)
    self.init(
      id: id, hasOwnDisk: lines[1].hasSuffix("yes"), path: String(path.hasSuffix("\n") ? path.dropLast() : path))
  }
}
