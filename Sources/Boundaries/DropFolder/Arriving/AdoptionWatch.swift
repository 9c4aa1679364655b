import System

/// Notices when taking up a claim kills the process, so that one claim cannot keep the daemon from starting.
///
/// The file `adopting` in the state folder is there while claims are taken up. After a start that died there, each claim
/// is named in it before it is touched; the one named at a second death is the culprit. Good starts cost two small files.
struct AdoptionWatch {
  private let state: Directory
  private let isCareful: Bool
  private let culprits: Set<JobID>

  private static let name: FileName = "adopting"
  private static let longest = 1 << 16

  init(_ folders: Folders) throws(FileError) {
    state = folders.state
    guard try state.snapshot(of: Self.name) != nil else {
      (isCareful, culprits) = (false, [])
      try DurableFile.write("\n", as: Self.name, in: state)
      return
    }
    let lines = try state.openFile(RelativePath(Self.name)).readAll(limit: Self.longest).split(separator: 10)
    culprits = Set(lines.compactMap { JobID(printable($0)) })
    isCareful = true
  }

  /// Says whether the process died at this claim before.
  mutating func begin(_ id: JobID) throws(FileError) -> Bool {
    guard isCareful else { return false }
    let names = culprits.union([id]).sorted().map(\.description).joined(separator: "\n")
    try DurableFile.write(names + "\n", as: Self.name, in: state)
    return culprits.contains(id)
  }

  /// All claims are taken up.
  func end() throws(FileError) {
    try state.remove(Self.name)
    try state.sync()
  }
}
