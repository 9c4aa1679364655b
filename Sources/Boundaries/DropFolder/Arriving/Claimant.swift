import Glibc
import System

/// The owner of claims: the daemon whose state folder it is, and for people the machine and its current boot.
public struct Claimant: Sendable, Hashable {
  public let host: String
  public let boot: String
  /// The state folder's identity: only its daemon takes up what it claimed.
  public let instance: JobID

  public init(host: String, boot: String, instance: JobID) {
    self.host = host
    self.boot = boot
    self.instance = instance
  }

  /// This machine, with the state folder's identity, which is `fresh` when it had none.
  public static func current(_ folders: Folders, fresh: JobID) throws(FileError) -> Claimant {
    Claimant(host: Machine.hostName, boot: Machine.bootID, instance: try instance(of: folders.state, fresh: fresh))
  }

  /// The hidden names under which this claimant builds a claim and dissolves one.
  func hidden(_ id: JobID) -> FileName { FileName(text: ".\(instance).\(id)") ?? id.name.prefixed(".") }

  /// True if this claimant gave `name` to a claim that it built or took apart.
  func hides(_ name: FileName) -> Bool { name.bytes.starts(with: instance.name.prefixed(".").bytes) }

  /// True if this claimant wrote the record.
  func wrote(_ record: [UInt8]) -> Bool {
    let line = Array("\"instance\": \"\(instance)\"".utf8)
    return record.indices.contains { record[$0...].starts(with: line) }
  }

  /// The record beside a claimed ticket.
  func record(of candidate: Candidate, id: JobID, time: String) -> JSONText {
    .object([
      ("job_id", .text(id.description)), ("instance", .text(instance.description)),
      ("name", .text(candidate.name.description)), ("name_hex", .text(hexadecimal(candidate.name.bytes))),
      ("time", .text(time)), ("host", .text(host)), ("boot_id", .text(boot)),
      ("files", .array(candidate.members.map { Claimant.record(of: $0) })),
    ])
  }

  /// The record beside a ticket of a job that is reopened.
  func record(_ id: JobID, _ name: FileName, at time: String) -> JSONText {
    .object([
      ("job_id", .text(id.description)), ("instance", .text(instance.description)),
      ("name", .text(name.description)), ("name_hex", .text(hexadecimal(name.bytes))),
      ("time", .text(time)), ("host", .text(host)), ("boot_id", .text(boot)), ("files", .array([])),
    ])
  }

  private static func record(of member: FileEntry) -> JSONText {
    .object([
      ("path", .text(member.path.description)), ("bytes", .integer(member.snapshot.size)),
      ("modified_ns", .integer(member.snapshot.modified)),
      ("inode", .integer(Int(truncatingIfNeeded: member.snapshot.inode))),
    ])
  }

  /// True if a daemon has worked with this state folder.
  static func hasWorked(in state: Directory) throws(FileError) -> Bool {
    try state.snapshot(of: instanceName) != nil
  }

  private static let instanceName: FileName = "instance"

  private static func instance(of state: Directory, fresh: JobID) throws(FileError) -> JobID {
    let name = instanceName
    if try state.snapshot(of: name) != nil {
      let text = try state.openFile(RelativePath(name)).readAll(limit: 100)
      if let known = JobID(printable(text)) { return known }
    }
    try DurableFile.write(fresh.description, as: name, in: state)
    return fresh
  }
}
