import System

/// The content of `queue/<name>--<id>.json`: the status of an accepted job.
public struct QueueStatus: Sendable, Hashable {
  public var job: JobID
  public var name: PublicName
  /// `queued`, `processing`, `failed`, `completed` or `cancelled`.
  public var status: String
  public var stage: String?
  /// 0…100.
  public var progress: Int = 0
  /// The number of attempts that count so far.
  public var attempts: Int = 0
  public var waitingFor: String?
  public var reason: String?
  /// The path of the delivery.
  public var results: String?
  /// An earlier job of the same ticket: its name and the end of its id.
  public var twin: String?

  /// The name of the job's file: `<name>--<end of its id>.json`.
  public var file: FileName { FileName(text: "\(name)--\(job.short).json") ?? job.name }

  public init(job: JobID, name: PublicName, status: String) {
    self.job = job
    self.name = name
    self.status = status
  }

  fileprivate var json: JSONText {
    .object([
      ("job_id", .text(job.description)), ("name", .text(name.description)), ("status", .text(status)),
      ("stage", .optional(stage)), ("progress", .integer(progress)), ("attempts", .integer(attempts)),
      ("waiting_for", .optional(waitingFor)), ("reason", .optional(reason)), ("results", .optional(results)),
      ("twin", .optional(twin)),
    ])
  }
}

/// Shows accepted jobs as small files in the queue folder.
///
/// They are a view: what is written into them changes nothing. A user cancels a job by deleting its file.
public struct QueueProjection: Sendable {
  let queue: Directory

  public init(_ folders: Folders) { queue = folders.queue }

  /// The queue folder at `path`, which must be there.
  public init(queue path: String) throws(FileError) { queue = try Directory.open(path) }

  /// Writes or replaces a job's file.
  public func show(_ status: QueueStatus) throws(FileError) {
    try DurableFile.write(status.json.document, as: status.file, in: queue, .survivesCrash)
  }

  /// Replaces a job's file if it is still there, in one step; false when somebody has deleted it.
  public func update(_ status: QueueStatus) throws(FileError) -> Bool {
    try DurableFile.update(status.json.document, as: status.file, in: queue)
  }

  /// Removes a job's file when the job has ended.
  public func remove(_ job: JobID, name: PublicName) throws(FileError) { try queue.remove(file(job, name)) }

  /// Removes files that a process left when it died: those of jobs that are `over`.
  public func sweep(where over: (JobID) -> Bool) throws(FileError) {
    for name in try queue.entries() where name.fileExtension == "json" && !NameFilter.ignores(name) {
      guard try queue.snapshot(of: name)?.kind == .file else { continue }
      let text = String(decoding: try queue.openFile(RelativePath(name)).readAll(limit: 1 << 20), as: UTF8.self)
      let line = text.split(separator: "\n").first { $0.hasPrefix("  \"job_id\"") }
      guard let id = line.flatMap({ JobID(String($0.split(separator: "\"").last(where: { $0 != "," }) ?? "")) }),
        over(id)
      else { continue }
      try queue.remove(name)
    }
  }

  /// True if a job's file is there; a user cancels a job by deleting it.
  public func shows(_ job: JobID, name: PublicName) throws(FileError) -> Bool {
    try queue.snapshot(of: file(job, name)) != nil
  }

  private func file(_ job: JobID, _ name: PublicName) -> FileName {
    QueueStatus(job: job, name: name, status: "").file
  }
}
