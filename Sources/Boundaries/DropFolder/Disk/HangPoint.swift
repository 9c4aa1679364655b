#if DEBUG
  import Glibc
#endif

/// The places at which tests let a part of the daemon hang for ever; they do nothing in a release build.
///
/// A debug build hangs there when `DUBPLATE_HANG_AT` names the place; `name:3` is the third time that it is reached.
public enum HangPoint: String, Sendable, CaseIterable {
  case watcher, inbox, work, accept

  /// Hangs here when that is what the environment asks for.
  @inline(__always) public func reached() {
    #if DEBUG
      if FaultPlan.hang?.isDue(rawValue) == true { while true { sleep(3600) } }
    #endif
  }
}
