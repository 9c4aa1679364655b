import System

/// A folder of references that tickets name as `library:NAME`; nothing outside of it can be reached.
public struct ReferenceLibrary: Sendable {
  private let path: String

  public init(path: String) { self.path = path }

  /// Opens a file of the library; its `path` can be handed to a library that wants one.
  public func open(_ file: RelativePath) throws(FileError) -> OpenFile {
    try Directory.open(path).openFile(file)
  }
}
