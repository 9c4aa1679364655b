import Glibc

/// The kinds of system calls on files, all of them made through `attempt`.
public enum SystemCall: String, Sendable, CaseIterable {
  case open, create, makeFolder, list, status, read, write, sync, rename, remove, link, lock, mode, watch

  /// Fails calls on purpose: given the call and the path, it returns the `errno` to fail with, or nil to go on.
  ///
  /// Tests bind it to see what a full disk or a vanished share does. Only debug builds look at it.
  @TaskLocal public static var fault: (@Sendable (SystemCall, String) -> Int32?)?
}

/// The result of a system call, which is made again when a signal interrupted it; −1 is thrown as an error that knows
/// the call and the path.
@discardableResult
public func attempt<Result: SignedInteger>(
  _ call: SystemCall, _ path: @autoclosure () -> String, _ body: () -> Result
) throws(FileError) -> Result {
  #if DEBUG
    if let code = SystemCall.fault?(call, path()) { throw .system(call, path: path(), code: code) }
  #endif
  while true {
    let result = body()
    if result >= 0 { return result }
    let code = errno
    guard code == EINTR else { throw .system(call, path: path(), code: code) }
  }
}

extension FileName {
  /// Lends the name to C.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    body(bytes.map { CChar(bitPattern: $0) } + [0])
  }
}
