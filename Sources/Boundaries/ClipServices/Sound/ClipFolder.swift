import ClipRendering
import Foundation
import System

/// The folder of one order, into which its files are put once they are known to be sound.
public struct ClipFolder: Sendable {
  public let path: String
  private let source: String

  public init(_ path: String, of source: String) {
    self.path = path
    self.source = source
  }

  /// The path of a file that is not known to hold sound yet.
  public func scratch(_ name: String) -> String { "\(path)/.\(name).incoming" }

  /// Removes what was put at a scratch path.
  public func discard(_ scratch: String) { unlink(scratch) }

  /// Removes everything at scratch paths.
  public func sweep() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names where name.hasPrefix(".") && name.contains(".incoming") { unlink("\(path)/\(name)") }
  }

  /// Makes the file at `scratch` the one called `name`, if there is sound in it; removes it otherwise.
  ///
  /// `said` is what the service called it, for the message.
  public func keep(_ scratch: String, as name: String, said: String?, mayBeBilled: Bool = false) throws -> ClipFile {
    do {
      let size = try Self.size(of: scratch)
      let handle = try FileHandle(forReadingFrom: URL(filePath: scratch))
      defer { try? handle.close() }
      let head = try SoundHead(handle, size: size)
      var file = ClipFile(
        name: name, path: "\(path)/\(name).\(head.format.rawValue)", format: head.format, bytes: size)
      file.rate = head.rate
      file.channels = head.channels
      // Its record outlasts a power cut, and so must what was paid for.
      try DurableFile.install(scratch, as: file.path)
      return file
    } catch {
      unlink(scratch)
      throw failure(error, name, said, mayBeBilled)
    }
  }

  private func failure(_ error: any Error, _ name: String, _ said: String?, _ mayBeBilled: Bool) -> ClipFailure {
    guard let fault = error as? SoundHead.Fault else { return notStored(error, mayBeBilled: mayBeBilled) }
    let finding =
      switch fault {
      case .empty: "\(name) is empty"
      case .unknown: "\(name) is no sound\(said.map { " but \($0.prefix(60))" } ?? "")"
      case .cutShort(let declared, let found): "\(name) has \(found) of \(declared) bytes of sound"
      case .garbled: "the head of \(name) makes no sense"
      }
    return ClipFailure(
      .unusable, ServiceFault.diagnosis(.unusable, finding: finding, at: source), mayBeBilled: mayBeBilled)
  }

  /// Throws unless there is room for `bytes` more: what was paid for and cannot be written is lost.
  public func requireRoom(_ bytes: Int) throws {
    var about = statvfs()
    guard statvfs(path, &about) == 0 else { throw notStored(FileError.last(.status, path)) }
    let free = about.f_bavail.multipliedReportingOverflow(by: about.f_frsize)
    if !free.overflow, free.partialValue < UInt(max(0, bytes)) { throw notStored(POSIXError(.ENOSPC)) }
  }

  /// A file that could not be written or moved.
  public func notStored(_ error: any Error, mayBeBilled: Bool = false) -> ClipFailure {
    let reason =
      (error as? FileError)?.reason ?? (error as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
      ?? "\(error)"
    return ClipFailure(
      .notStored,
      ServiceFault.diagnosis(.notStored, finding: "the clip could not be written: \(reason)", at: source),
      mayBeBilled: mayBeBilled)
  }

  static func size(of path: String) throws -> Int {
    var about = stat()
    guard stat(path, &about) == 0 else { throw FileError.last(.status, path) }
    return Int(about.st_size)
  }
}
