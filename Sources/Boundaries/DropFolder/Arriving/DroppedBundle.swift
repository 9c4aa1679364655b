import Glibc
import System

/// A ticket and the files that go along with it, to be dropped together as one folder.
public struct DroppedBundle: Sendable {
  /// A file that lies somewhere and gets a place in the folder.
  public struct File: Sendable, Hashable {
    /// Its path.
    public let source: String
    /// The path at which it is put, relative to the ticket.
    public let location: RelativePath

    public init(source: String, location: RelativePath) {
      self.source = source
      self.location = location
    }
  }

  public let ticket: [UInt8]
  /// The ticket's own name, with its extension.
  public let name: FileName
  public let files: [File]

  public init(ticket: [UInt8], name: FileName, files: [File]) {
    self.ticket = ticket
    self.name = name
    self.files = files
  }
}

extension SafeDrop {
  /// Drops a bundle as a folder called `folder`; returns the name it got, as that may be taken.
  ///
  /// `token` makes the hidden name unique under which the folder is filled.
  public func drop(_ bundle: DroppedBundle, as folder: FileName, token: JobID) throws(FileError) -> FileName {
    let hidden = token.name.prefixed(".dubplate-")
    do throws(FileError) {
      let made = try inbox.makeFolder(hidden)
      let ticket = try made.create(bundle.name)
      try ticket.write(bundle.ticket)
      try ticket.sync()
      for file in bundle.files { try copy(file, into: made) }
      try made.sync()
      return try publish(hidden, as: folder)
    } catch {
      try? inbox.removeTree(hidden)
      throw error
    }
  }

  private func copy(_ file: DroppedBundle.File, into bundle: Directory) throws(FileError) {
    guard let name = FileName(file.source.utf8.split(separator: UInt8(ascii: "/")).last ?? []) else {
      throw .badName(file.source)
    }
    var target = bundle
    for folder in file.location.names.dropLast() { target = try target.ensureFolder(folder) }
    let source = try Directory.open(Self.folder(of: file.source))
    guard try source.copy(RelativePath(name), to: target, as: file.location.last) else {
      throw .system(.read, path: file.source, code: EBUSY)
    }
  }
}
