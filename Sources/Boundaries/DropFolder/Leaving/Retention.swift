import System

/// Lets go what has been kept for long enough: folders of ended jobs, and checkpoints that nobody came back for.
///
/// Nothing of a user's goes unannounced: a folder that is old enough gets a note first, and goes a while after that. Only
/// folders that bear the mark of an ended job are touched, never the inbox or what somebody has put there by hand.
public struct Retention: Sendable {
  private let folders: Folders

  public init(_ folders: Folders) { self.folders = folders }

  /// The days that things are kept; nil for ever.
  public struct Rules: Sendable, Hashable {
    public var archive: Duration?
    public var failed: Duration?
    public var checkpoints: Duration?
    /// From the note to the end.
    public var notice: Duration

    public init(archive: Duration?, failed: Duration?, checkpoints: Duration?, notice: Duration = .seconds(7 * 86_400))
    {
      self.archive = archive
      self.failed = failed
      self.checkpoints = checkpoints
      self.notice = notice
    }
  }

  /// The outcome of a pass, as paths.
  public struct Outcome: Sendable, Hashable {
    public var announced: [String] = []
    public var removed: [String] = []
  }

  static let noticeName: FileName = "TO-BE-DELETED.txt"

  /// Announces and removes what is due; `isOver` says which jobs have ended and need their checkpoints no more.
  ///
  /// Ages are told by the clock of each file system, so that a file server's clock may be wrong.
  public func trim(_ rules: Rules, isOver: (JobID) -> Bool) throws(FileError) -> Outcome {
    var outcome = Outcome()
    try trim(folders.archive, marked: Archive.recordName, after: rules.archive, rules.notice, &outcome)
    try trim(folders.failed, marked: "reason.json", after: rules.failed, rules.notice, &outcome)
    guard let limit = rules.checkpoints else { return outcome }
    let now = try folders.work.now()
    for name in try folders.work.entries() {
      guard let id = JobID(name.description), isOver(id), let age = try folders.work.age(of: name, at: now),
        age >= limit
      else { continue }
      try folders.work.removeTree(name)
    }
    return outcome
  }

  /// Removes the checkpoints of a job that has ended.
  public func forget(_ id: JobID) throws(FileError) { try folders.work.removeTree(id.name) }

  private func trim(
    _ parent: Directory, marked mark: FileName, after limit: Duration?, _ notice: Duration, _ outcome: inout Outcome
  ) throws(FileError) {
    guard let limit else { return }
    let now = try parent.now()
    for name in try parent.entries() where !NameFilter.ignores(name) {
      guard try parent.snapshot(of: name)?.kind == .folder else { continue }
      let folder = try parent.folder(name)
      guard try folder.snapshot(of: mark)?.kind == .file else { continue }
      if let told = try folder.age(of: Self.noticeName, at: now) {
        guard told >= min(notice, limit) else { continue }
        try parent.removeTree(name)
        outcome.removed.append(parent.path(of: name))
      } else if let age = try parent.age(of: name, at: now), age >= limit {
        try DurableFile.write(text(name, min(notice, limit)), as: Self.noticeName, in: folder)
        outcome.announced.append(parent.path(of: name))
      }
    }
  }

  private func text(_ name: FileName, _ notice: Duration) -> String {
    let days = notice.components.seconds / 86_400
    let time = days > 0 ? "\(days) days" : "\(notice.components.seconds) seconds"
    return "\(name) has been kept for as long as the settings say (retention), and is deleted in \(time).\n"
      + "To keep it, move it out of here, or delete this note and set retention to 0.\n"
  }
}

extension Directory {
  /// The time by the clock of this file system, in nanoseconds.
  fileprivate func now() throws(FileError) -> Int {
    let probe: FileName = ".dubplate-clock"
    try remove(probe)
    let file = try create(probe)
    let now = try file.snapshot().changed
    try remove(probe)
    return now
  }

  /// For how long the entry has been as it is; nil when it is not there.
  fileprivate func age(of name: FileName, at now: Int) throws(FileError) -> Duration? {
    try snapshot(of: name).map { .nanoseconds(now - max($0.modified, $0.changed)) }
  }
}
