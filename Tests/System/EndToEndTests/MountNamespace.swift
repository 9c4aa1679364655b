import Foundation

/// Scripts that mount for themselves: a namespace of mounts of their own, in which whoever runs the tests is root.
enum MountNamespace {
  /// Machines that forbid namespaces cannot try this: `unshare` ends with 1, a mount that is refused with 7.
  static let isAvailable: Bool = (try? Program.other("unshare", "-Urm", "mount", "-t", "tmpfs", "none", "/mnt")) != nil

  /// Whether there also are shares whose server can be stopped.
  static let hasBindfs = isAvailable && (try? Program.other("bindfs", "--version")) != nil

  /// Runs a script of bash, which gets the program and an empty folder as its arguments; returns its exit status.
  ///
  /// The program renders silence, and looks at its folders every second.
  static func run(_ script: String) throws -> Int32 {
    let studio = try Studio()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["unshare", "-Urm", "bash", "-c", script, "-", Program.path, studio.root]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "DUBPLATE_SILENT": "0", "DUBPLATE_WATCH_STABLE_FOR_S": "0.05", "DUBPLATE_WATCH_RESCAN_S": "1",
      "DUBPLATE_WATCH_RESCAN_NETWORK_S": "1",
    ]) { $1 }
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
