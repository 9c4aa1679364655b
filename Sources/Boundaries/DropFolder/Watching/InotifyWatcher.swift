import CInotifyTools
import Glibc
import Synchronization
import System

/// libinotifytools, which keeps everything in globals: there is one of these at a time, used by one thread at a time.
///
/// The library's file descriptor is private, so it is found among the process's own: then a thread can wait for it and
/// for a signal to stop at once, instead of waking every second.
final class InotifyWatcher {
  private static let isTaken = Atomic(false)
  private static let mask =
    UInt32(IN_CREATE) | UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)
    | UInt32(IN_ATTRIB) | UInt32(IN_MOVE_SELF) | UInt32(IN_DELETE_SELF) | UInt32(IN_UNMOUNT) | UInt32(IN_ONLYDIR)

  let descriptor: Int32
  private(set) var limits: [DropFolderError] = []
  private let roots: [String]

  init(_ paths: [String]) throws(DropFolderError) {
    guard InotifyWatcher.isTaken.exchange(true, ordering: .acquiring) == false else { throw .alreadyWatching }
    roots = paths
    do {
      descriptor = try InotifyWatcher.initialize()
    } catch {
      InotifyWatcher.isTaken.store(false, ordering: .releasing)
      throw error
    }
    for path in paths {
      watch(path)
      for inner in folders(in: path) { watch("\(path)/\(inner)") }
    }
  }

  /// Hands over everything that has happened; the library's buffer is empty afterwards.
  func drain(_ yield: (FolderHint) -> Void) {
    while let event = inotifytools_next_events(0, 1) { handle(event, yield) }
  }

  /// Gives the library back; it must be drained, for what is left in its buffer would appear again.
  func close() {
    drain { _ in }
    inotifytools_cleanup()
    InotifyWatcher.isTaken.store(false, ordering: .releasing)
  }

  private func handle(_ event: UnsafePointer<inotify_event>, _ yield: (FolderHint) -> Void) {
    let mask = event.pointee.mask
    // An overflow has no watch, so it has to be noticed before its folder is looked up.
    guard mask & UInt32(IN_Q_OVERFLOW) == 0, event.pointee.wd >= 0 else { return yield(.everything) }
    guard mask & UInt32(IN_IGNORED) == 0, let path = inotifytools_filename_from_wd(event.pointee.wd) else { return }
    let folder = String(cString: path)
    let name = FileName(cString: cinotify_event_name(event))
    guard let root = roots.first(where: { folder == $0 || folder == "\($0)/" }) else {
      return yield(.changed(folder: roots.first { folder.hasPrefix("\($0)/") } ?? folder))
    }
    if let name, mask & UInt32(IN_ISDIR) != 0 { follow(name, in: root, mask: mask) }
    if let name, mask & UInt32(IN_MOVED_TO) != 0, !NameFilter.ignores(name) {
      yield(.renamedIn(folder: root, name))
    } else {
      yield(.changed(folder: root))
    }
  }

  /// Watches a folder that came and stops watching one that left; its contents are found by the look that follows.
  private func follow(_ name: FileName, in root: String, mask: UInt32) {
    guard !NameFilter.ignores(name), let text = String(validating: name.bytes, as: UTF8.self) else { return }
    let path = "\(root)/\(text)"
    if mask & (UInt32(IN_CREATE) | UInt32(IN_MOVED_TO)) != 0 {
      watch(path)
    } else if mask & UInt32(IN_MOVED_FROM) != 0 {
      inotifytools_remove_watch_by_filename("\(path)/")
    }
  }

  private func watch(_ path: String) {
    guard inotifytools_watch_file(path, Int32(bitPattern: InotifyWatcher.mask)) == 0 else { return }
    let code = inotifytools_error()
    // A folder that has gone again needs no watch.
    guard code != ENOENT, code != ENOTDIR else { return }
    limits.append(.watchLimit(location: path, code: code))
  }

  private func folders(in path: String) -> [String] {
    guard let directory = try? Directory.open(path), let names = try? directory.entries() else { return [] }
    return names.filter { !NameFilter.ignores($0) }.compactMap { name in
      guard let snapshot = try? directory.snapshot(of: name), snapshot.kind == .folder else { return nil }
      return String(validating: name.bytes, as: UTF8.self)
    }
  }

  private static func initialize() throws(DropFolderError) -> Int32 {
    let before = inotifyDescriptors()
    guard inotifytools_initialize() != 0 else { throw .watchLimit(location: "inotify", code: inotifytools_error()) }
    guard let descriptor = inotifyDescriptors().subtracting(before).first, descriptor < FD_SETSIZE else {
      inotifytools_cleanup()
      throw .watchLimit(location: "inotify", code: EMFILE)
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  private static func inotifyDescriptors() -> Set<Int32> {
    guard let names = try? Directory.open("/proc/self/fd").entries() else { return [] }
    return Set(names.compactMap { Int32($0.description) }.filter(isInotify))
  }

  private static func isInotify(_ descriptor: Int32) -> Bool {
    var linkTarget = [CChar](repeating: 0, count: 64)
    guard readlink("/proc/self/fd/\(descriptor)", &linkTarget, 63) > 0 else { return false }
    return String(decoding: linkTarget.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).contains(
      "inotify")
  }
}

extension FileName {
  fileprivate init?(cString: UnsafePointer<CChar>?) {
    guard let cString else { return nil }
    self.init(UnsafeRawBufferPointer(start: cString, count: strlen(cString)))
  }
}
