import Glibc
import System

/// The steps of one claim, each of which can be undone until the claim is complete.
struct ClaimInProgress {
  let id: JobID
  let folders: Folders
  let home: Directory
  let dropped: Directory
  /// The name under which the claim is taken apart when it is undone.
  let hidden: FileName

  /// Moves the candidate to where this returns, the ticket first: whoever moves that has the job.
  func move(_ candidate: Candidate) throws(FileError) -> Directory {
    if candidate.isBundle {
      try syncWay()
      try folders.inbox.move(candidate.name, to: dropped, as: candidate.name)
      CrashPoint.claimTicketMoved.reached()
      return try dropped.folder(candidate.name)
    }
    let content = try dropped.makeFolder(candidate.name)
    try syncWay()
    for name in [candidate.name] + candidate.companions {
      try folders.inbox.move(name, to: content, as: name)
      guard name == candidate.name else { continue }
      CrashPoint.claimTicketMoved.reached()
      // The disk may keep a later move and lose an earlier one: audio must not be where its ticket is not.
      if !candidate.companions.isEmpty { try content.sync() }
    }
    return content
  }

  /// Writes the folders through that lead to the ticket's place, before it moves: else a power cut could take them away
  /// from around it.
  private func syncWay() throws(FileError) {
    for folder in [dropped, home, folders.claimed] { try folder.sync() }
  }

  /// Writes the move through, at its new place first.
  func sync(_ content: Directory) throws(FileError) {
    for folder in [content, dropped, folders.inbox] { try folder.sync() }
  }

  /// True if everything is as it was when it was called ready: a writer may have kept the file open.
  func isUnchanged(_ candidate: Candidate, in content: Directory) throws(FileError) -> Bool {
    let copied = Set(candidate.references)
    for member in candidate.members where !copied.contains(member.path) {
      guard let path = candidate.isBundle ? member.path.inner : member.path,
        let now = try content.snapshot(of: path), now.isSameContent(as: member.snapshot)
      else { return false }
    }
    return true
  }

  /// Copies the audio that the ticket names; false when one of the files is not what it was.
  func copyReferences(of candidate: Candidate, to content: Directory) throws(FileError) -> Bool {
    for path in candidate.references where candidate.problem == nil {
      var target = content
      for name in path.names.dropLast() { target = try target.ensureFolder(name) }
      let seen = candidate.members.first { $0.path == path }?.snapshot
      let now = try folders.inbox.snapshot(of: path)
      guard let seen, let now, now.isSameContent(as: seen),
        try folders.inbox.copy(path, to: target, as: path.last)
      else { return false }
      try target.sync()
    }
    return true
  }

  /// Puts everything back where it was, or under the next free name where somebody has put something new.
  func undo(_ candidate: Candidate) throws(FileError) {
    let names = [candidate.name] + (candidate.isBundle ? [] : candidate.companions)
    let location = try candidate.isBundle ? dropped : contentIfMade(of: candidate)
    if let location {
      for name in names where try location.snapshot(of: name) != nil { try putBack(name, from: location) }
    }
    try folders.inbox.sync()
    try folders.claimed.move(id.name, to: folders.claimed, as: hidden)
    try folders.claimed.removeTree(hidden)
  }

  private func contentIfMade(of candidate: Candidate) throws(FileError) -> Directory? {
    try dropped.snapshot(of: candidate.name) == nil ? nil : dropped.folder(candidate.name)
  }

  private func putBack(_ name: FileName, from location: Directory) throws(FileError) {
    for n in 1...9_999 {
      do { return try location.move(name, to: folders.inbox, as: name.variant(n)) } catch {
        guard error.code == EEXIST || error.code == ENOTEMPTY else { throw error }
      }
    }
    throw .noFreeName(path: folders.inbox.path, name: name.description)
  }
}
