import Foundation
import Glibc
import Synchronization
import System

/// A disk that forgets what was not written through, as after a power cut.
///
/// It follows the system calls of one test and keeps what is certainly on the disk: the names of a folder as they were
/// at its last `fsync`, and the bytes of a file likewise. A rename is one step: writing either folder through writes both
/// names. At the cut every later call fails, and `survivors` builds what a machine would find when it starts again.
public final class PowerCut: Sendable {
  private struct State {
    var names: [ino_t: [[UInt8]: ino_t]] = [:]
    var bytes: [ino_t: Data] = [:]
    var folders: Set<ino_t> = []
    var moves: [Move] = []
    var pending: (call: SystemCall, location: String)?
    var moving: ino_t?
    var calls = 0
  }

  private struct Move {
    let inode: ino_t
    let source: ino_t
    let sourceName: [UInt8]
    let target: ino_t
    let targetName: [UInt8]
  }

  private let root: String
  private let cut: Int
  private let state: Mutex<State>

  /// Everything below `root` is on the disk now; the power goes before call number `cut`.
  public init(root: String, before cut: Int) {
    (self.root, self.cut) = (root, cut)
    var start = State()
    PowerCut.keep(root, in: &start)
    state = Mutex(start)
  }

  /// Whether the work reached the cut.
  public var struck: Bool { state.withLock { $0.calls > cut } }

  public func during<Result>(_ body: () throws -> Result) rethrows -> Result {
    try SystemCall.$fault.withValue({ self.see($0, $1) }, operation: body)
  }

  private func see(_ call: SystemCall, _ location: String) -> Int32? {
    state.withLock { state in
      if state.calls <= cut { PowerCut.settle(&state) }
      state.calls += 1
      guard state.calls <= cut else { return EIO }
      state.pending = (call, location)
      if call == .rename { state.moving = PowerCut.ends(of: location).flatMap { PowerCut.inode($0.0) } }
      return nil
    }
  }

  /// Takes note of what the last call did, now that it is over.
  private static func settle(_ state: inout State) {
    guard let (call, location) = state.pending else { return }
    state.pending = nil
    if call == .rename { noteMove(location, &state) }
    if call == .sync { noteSync(location, &state) }
  }

  private static func noteMove(_ location: String, _ state: inout State) {
    guard let (old, new) = ends(of: location), let inode = state.moving, PowerCut.inode(new) == inode,
      let source = PowerCut.inode(parent(old)), let target = PowerCut.inode(parent(new))
    else { return }
    state.moves.append(
      Move(inode: inode, source: source, sourceName: leaf(old), target: target, targetName: leaf(new)))
  }

  private static func noteSync(_ location: String, _ state: inout State) {
    guard let inode = inode(location), holdsFolder(location, inode, &state) else { return }
    for move in state.moves where move.source == inode || move.target == inode {
      if state.names[move.source]?[move.sourceName] == move.inode { state.names[move.source]?[move.sourceName] = nil }
      if state.names[move.target] != nil || move.target != inode {
        state.names[move.target, default: [:]][move.targetName] = move.inode
      }
    }
    state.moves.removeAll { $0.source == inode || $0.target == inode }
    note(list(location), in: location, &state)
  }

  /// Remembers which of a folder's entries are folders, so that they come back as such, empty if need be.
  private static func note(_ names: [[UInt8]: ino_t], in location: String, _ state: inout State) {
    for (name, inode) in names where isFolder("\(location)/\(String(decoding: name, as: UTF8.self))") {
      state.folders.insert(inode)
    }
  }

  /// Takes what is at `place` as it is now; returns whether that is a folder.
  private static func holdsFolder(_ location: String, _ inode: ino_t, _ state: inout State) -> Bool {
    guard isFolder(location) else {
      state.bytes[inode] = FileManager.default.contents(atPath: location)
      return false
    }
    state.folders.insert(inode)
    state.names[inode] = list(location)
    return true
  }

  private static func keep(_ location: String, in state: inout State) {
    guard let inode = inode(location), holdsFolder(location, inode, &state) else { return }
    for name in list(location).keys { keep("\(location)/\(String(decoding: name, as: UTF8.self))", in: &state) }
  }

  /// The number of moves that were made and not written through: each may have survived or not.
  public var openMoves: Int { state.withLock { $0.moves.count } }

  /// Builds at `path` what the disk holds, with those of the open moves that `survives` admits.
  public func survivors(at path: String, survives: (Int) -> Bool) throws {
    var state = state.withLock { $0 }
    for (number, move) in state.moves.enumerated() where survives(number) {
      state.names[move.source]?[move.sourceName] = nil
      state.names[move.target, default: [:]][move.targetName] = move.inode
    }
    guard let start = PowerCut.inode(root) else { return }
    try PowerCut.build(start, at: path, from: state)
  }

  private static func build(_ inode: ino_t, at path: String, from state: State) throws {
    guard state.folders.contains(inode) || state.names[inode] != nil else {
      try (state.bytes[inode] ?? Data()).write(to: URL(filePath: path))
      return
    }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, inner) in state.names[inode] ?? [:] {
      try build(inner, at: "\(path)/\(String(decoding: name, as: UTF8.self))", from: state)
    }
  }

  private static func ends(of location: String) -> (String, String)? {
    guard let gap = location.range(of: " to ") else { return nil }
    return (String(location[..<gap.lowerBound]), String(location[gap.upperBound...]))
  }

  private static func parent(_ path: String) -> String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }

  private static func leaf(_ path: String) -> [UInt8] {
    Array(path.utf8.split(separator: UInt8(ascii: "/")).last ?? [])
  }

  private static func inode(_ path: String) -> ino_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_ino : nil
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func list(_ path: String) -> [[UInt8]: ino_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return Dictionary(
      names.compactMap { name in inode("\(path)/\(name)").map { (Array(name.utf8), $0) } }, uniquingKeysWith: { $1 })
  }
}
