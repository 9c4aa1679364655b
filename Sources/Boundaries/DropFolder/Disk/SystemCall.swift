import Glibc

/// The system calls that this module makes, all of them through `attempt`.
public enum SystemCall: String, Sendable, CaseIterable {
  case open, create, makeFolder, list, status, read, write, sync, rename, remove, link, lock, mode, watch

  /// Fails calls on purpose: given the call and the place, it returns the `errno` to fail with, or nil to go on.
  ///
  /// Tests bind it to see what a full disk or a vanished share does. Only debug builds look at it.
  @TaskLocal public static var fault: (@Sendable (SystemCall, String) -> Int32?)?
}

/// Makes a system call, again when a signal interrupted it, and turns −1 into an error that knows the call and place.
@discardableResult
func attempt<Result: SignedInteger>(
  _ call: SystemCall, _ place: @autoclosure () -> String, _ body: () -> Result
) throws(DropFolderError) -> Result {
  #if DEBUG
    if let code = SystemCall.fault?(call, place()) { throw .system(call, place: place(), code: code) }
  #endif
  while true {
    let result = body()
    if result >= 0 { return result }
    let code = errno
    guard code == EINTR else { throw .system(call, place: place(), code: code) }
  }
}

extension FileName {
  /// Lends the name to C.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    body(bytes.map { CChar(bitPattern: $0) } + [0])
  }
}
