import Glibc

extension InstanceLock {
  /// Who works with the state folder at `path`, such as `process 4711`; nil when nobody does.
  public static func holder(ofState path: String) throws(DropFolderError) -> String? {
    let place = path.hasSuffix("/") ? "\(path)lock" : "\(path)/lock"
    let file: OpenFile
    do {
      file = OpenFile(
        descriptor: try attempt(.open, place) { open(place, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }, place: place)
    } catch {
      guard error.isAbsence else { throw error }
      return nil
    }
    do {
      try attempt(.lock, place) { flock(file.descriptor, LOCK_SH | LOCK_NB) }
      return nil
    } catch {
      guard error.code == EWOULDBLOCK else { throw error }
      let holder = printable(try file.readAll(limit: 64).filter { $0 != UInt8(ascii: "\n") })
      return holder.isEmpty ? "another process" : holder
    }
  }
}
