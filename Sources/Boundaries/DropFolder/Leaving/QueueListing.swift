import System

/// The content of the queue folder at one moment.
public struct QueueListing: Sendable {
  /// The names of the files that stand for jobs.
  public let files: Set<FileName>
  public let requests: [QueueRequest]
  /// True if the folder bears the mark that `QueueProjection.mark` left.
  ///
  /// Without it, nothing in it was deleted by anybody: it is another folder, or the one beneath a share that is away.
  public let isMarked: Bool
}

/// A request by a file in the queue folder: `<name>--<end of the id>.cancel`, or `.retry`.
public struct QueueRequest: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case cancel, retry
  }

  public let kind: Kind
  /// The job as named in the request: `<name>--<end of its id>`, or its name alone.
  public let job: String
  /// The name of the file that asks.
  public let file: FileName

  /// Asks for something to happen to a job.
  public init(_ kind: Kind, job id: JobID, name: PublicName) {
    self.kind = kind
    job = "\(name)--\(id.short)"
    file = FileName(text: "\(job).\(kind.rawValue)") ?? id.name
  }

  /// Nil when a file of this name asks for nothing.
  init?(_ file: FileName) {
    guard let kind = Kind(rawValue: file.fileExtension), let base = FileName(file.base) else { return nil }
    self.kind = kind
    self.file = file
    // A job's own file that was renamed may still bear its ending.
    job = String(decoding: base.fileExtension == "json" ? base.base : base.bytes, as: UTF8.self)
  }

  /// The end of the job's id; nil when only its name is given.
  public var idEnd: String? {
    let parts = job.split(separator: "--").map(String.init)
    guard parts.count > 1, let last = parts.last, last.utf8.count == 8,
      last.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) })
    else { return nil }
    return last
  }

  /// The job's name.
  public var name: String { idEnd == nil ? job : String(job.dropLast(10)) }
}

extension QueueProjection {
  private static let mark: FileName = ".dubplate"

  /// Looks at the folder.
  public func listing() throws(FileError) -> QueueListing {
    let names = try queue.entries()
    let visible = names.filter { !NameFilter.ignores($0) }
    return QueueListing(
      files: Set(visible.filter { $0.fileExtension == "json" }), requests: visible.compactMap { QueueRequest($0) },
      isMarked: names.contains(Self.mark))
  }

  /// Marks the folder as the one in which jobs are shown.
  public func mark() throws(FileError) {
    guard try queue.snapshot(of: Self.mark) == nil else { return }
    try DurableFile.write("Deleting a job's file in this folder cancels the job.\n", as: Self.mark, in: queue)
  }

  /// Leaves a request for the daemon, which finds it when it looks next or starts.
  public func ask(_ request: QueueRequest) throws(FileError) {
    try DurableFile.write("", as: request.file, in: queue)
  }

  /// Takes a request away.
  public func withdraw(_ request: QueueRequest) throws(FileError) { try queue.remove(request.file) }

  /// True if a request is still there.
  public func holds(_ request: QueueRequest) throws(FileError) -> Bool {
    try queue.snapshot(of: request.file) != nil
  }
}
