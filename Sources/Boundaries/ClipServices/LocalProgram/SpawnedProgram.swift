import CLinux
import Foundation

/// A program that runs in a process group of its own.
struct SpawnedProgram {
  struct NotStarted: Error {
    let words: String
  }

  private let pid: pid_t
  private let output: Int32
  private let complaints: Int32

  init(_ settings: LocalProgramSettings, input: String, folder: String) throws(NotStarted) {
    guard let path = settings.command.first, path.hasPrefix("/") else { throw NotStarted(words: "it is no whole path") }
    var (outputs, complaints): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard clinux_pipe(&outputs) == 0 else { throw NotStarted(words: "no pipe") }
    guard clinux_pipe(&complaints) == 0 else {
      outputs.forEach { Foundation.close($0) }
      throw NotStarted(words: "no pipe")
    }
    let (pid, fault) = Self.spawn(settings, path, input, folder, outputs[1], complaints[1])
    Foundation.close(outputs[1])
    Foundation.close(complaints[1])
    guard fault == 0 else {
      Foundation.close(outputs[0])
      Foundation.close(complaints[0])
      throw NotStarted(words: String(cString: strerror(fault)))
    }
    for descriptor in [outputs[0], complaints[0]] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    self.pid = pid
    output = outputs[0]
    self.complaints = complaints[0]
    // No file of its can become larger; it has not had time to write one.
    clinux_limit_file_size(pid, UInt64(settings.largestFile))
  }

  private static func spawn(
    _ settings: LocalProgramSettings, _ path: String, _ input: String, _ folder: String, _ output: Int32,
    _ complaints: Int32
  ) -> (pid: pid_t, fault: Int32) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, complaints, 2)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    posix_spawn_file_actions_addchdir_np(&actions, folder)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let arguments = settings.command.map { strdup($0) }
    let environment = settings.environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") }
    defer { (arguments + environment).forEach { free($0) } }
    var pid: pid_t = 0
    let fault = posix_spawn(&pid, path, &actions, &attributes, arguments + [nil], environment + [nil])
    return (pid, fault)
  }

  /// Waits until it writes something, closes its ends or the time is up.
  func waitForOutput(milliseconds: Int32) {
    var waiting = [output, complaints].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    poll(&waiting, 2, milliseconds)
    // Both ends are closed, but it goes on.
    if waiting.allSatisfy({ $0.revents & Int16(POLLHUP) != 0 && $0.revents & Int16(POLLIN) == 0 }) {
      usleep(UInt32(milliseconds) * 1000)
    }
  }

  /// Takes what there is.
  func read(into output: inout [UInt8], _ complaint: inout [UInt8]) {
    Self.read(self.output, into: &output)
    Self.read(complaints, into: &complaint)
  }

  private static func read(_ descriptor: Int32, into bytes: inout [UInt8]) {
    var room = [UInt8](repeating: 0, count: 64 << 10)
    // A program that writes faster than this reads must not hold it up.
    for _ in 0..<16 {
      let count = Foundation.read(descriptor, &room, room.count)
      guard count > 0 else { return }
      bytes += room.prefix(count)
    }
  }

  /// True if it has ended; its number stays taken until `reap`.
  var hasEnded: Bool {
    var about = siginfo_t()
    return waitid(P_PID, id_t(pid), &about, WEXITED | WNOHANG | WNOWAIT) != 0 || about.si_signo != 0
  }

  /// Tells its whole process group.
  func signal(_ number: Int32) { kill(-pid, number) }

  /// Takes leave of it and says how it ended.
  func reap() -> ProgramEnd.Cause {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? .exit(Int(status >> 8) & 0xFF) : .signal(Int(status & 0x7F))
  }

  func close() {
    Foundation.close(output)
    Foundation.close(complaints)
  }
}
