import Diagnostics
import Glibc
import System

/// Moves what cannot be done, or could not, to `failed/<name>/` with the reasons; nothing is deleted.
public struct Rejection: Sendable {
  let folders: Folders

  public init(_ folders: Folders) { self.folders = folders }

  /// The reasons for giving a job up.
  public struct Grounds: Sendable {
    public let problems: [Diagnosis]
    /// The number of attempts.
    public let attempts: Int
    /// The last attempt's `qa.json`, if it came that far.
    public let qualityReport: [UInt8]?
    /// The delivery of the attempt that came nearest; it moves along.
    public let best: StagingFolder?
    /// The changes that the attempts made, in whole sentences.
    public let tried: [String]

    public init(
      _ problems: [Diagnosis], attempts: Int = 0, qualityReport: [UInt8]? = nil, best: StagingFolder? = nil,
      tried: [String] = []
    ) {
      self.best = best
      self.tried = tried
      self.problems = problems
      self.attempts = attempts
      self.qualityReport = qualityReport
    }
  }

  /// Rejects a claimed job and returns the path of its folder.
  ///
  /// The reasons are written where the ticket is, and then all of it moves in one rename.
  @discardableResult
  public func reject(_ folder: ClaimedFolder, _ grounds: Grounds) throws(FileError) -> String {
    for (name, bytes) in grounds.files(name: folder.name, id: folder.id) {
      try folder.setAside(name)
      try DurableFile.write(bytes, as: name, in: folder.content)
    }
    if let best = grounds.best { try keep(best, in: folder) }
    CrashPoint.rejectExplained.reached()
    let name = try folder.leave(for: folders.failed, as: folder.publicName)
    return folders.failed.path(of: name)
  }
}

extension Rejection {
  /// The best attempt's path within the folder of a job that failed.
  static let bestName: FileName = "best-attempt"

  private func keep(_ best: StagingFolder, in folder: ClaimedFolder) throws(FileError) {
    try best.folder.settle(like: try best.folder.file.snapshot())
    try folder.forgetBest()
    try folder.setAside(Self.bestName)
    do { try folders.staging.move(best.name, to: folder.content, as: Self.bestName) } catch {
      guard error.code == EXDEV else { throw error }
      try folders.staging.copyTree(best.name, to: folder.content, as: Self.bestName)
      try folders.staging.removeTree(best.name)
    }
    try folders.staging.sync()
  }
}

extension ClaimedFolder {
  /// Removes the best attempt of an earlier end of this job.
  func forgetBest() throws(FileError) {
    guard try content.snapshot(of: Rejection.bestName)?.kind == .folder else { return }
    let manifest = RelativePath("manifest.json" as FileName)
    let attempt = try content.folder(Rejection.bestName)
    guard try attempt.snapshot(of: manifest)?.kind == .file else { return }
    let bytes = try attempt.openFile(manifest).readAll(limit: 1 << 26)
    guard bytes.firstRange(of: Array(id.description.utf8)) != nil else { return }
    try content.removeTree(Rejection.bestName)
  }
}

extension Rejection.Grounds {
  fileprivate func files(name: FileName, id: JobID) -> [(FileName, [UInt8])] {
    var files: [(FileName, [UInt8])] = [
      ("reason.json", Array(json(of: id).document.utf8)), ("WHY.txt", Array(words(for: name).utf8)),
    ]
    if let qualityReport { files.append(("qa.json", qualityReport)) }
    return files
  }

  private func json(of id: JobID) -> JSONText {
    .object([
      ("job_id", .text(id.description)),
      ("problems", .array(problems.map(\.json))),
      // It is worth dropping the same ticket again only when every problem may go away by itself.
      ("transient", .bool(!problems.isEmpty && problems.allSatisfy(\.transient))),
      ("attempts", .integer(attempts)),
    ])
  }

  private func words(for name: FileName) -> String {
    let count = problems.count == 1 ? "one problem" : "\(problems.count) problems"
    let head = "\(name) was not made into a track, because of \(count):\n"
    let body = problems.enumerated().map { index, problem in
      "\n\(index + 1). \(problem.location): \(problem.finding)\n   What to do: \(problem.remedy)\n"
    }
    let times = attempts > 1 ? "\nIt was tried \(attempts) times.\n" : ""
    let changes = tried.map { " - \($0)\n" }.joined()
    let kept =
      best == nil
      ? ""
      : "\nThe attempt that came nearest is in \(Rejection.bestName), whole, with its report.html: have a listen.\n"
    return head + body.joined() + times + changes + kept
      + "\nWhen that is done, move the ticket and its audio back to the inbox.\n"
  }
}

extension Diagnosis {
  fileprivate var json: JSONText {
    .object([
      ("code", .text(code)), ("place", .text(location)), ("finding", .text(finding)), ("remedy", .text(remedy)),
      ("transient", .bool(transient)),
    ])
  }
}
