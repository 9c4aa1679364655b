import Clips

/// Which program is run, and within which bounds.
public struct LocalProgramSettings: Sendable {
  /// The program's whole path, and then its arguments; no shell reads them.
  public var command: [String]
  public var capabilities: ClipCapabilities
  /// What the program gets; names that begin with `DUBPLATE_` and systemd's credentials are left out.
  public var environment: [String: String]
  /// After how long it is ended.
  public var patience: Duration = .seconds(3600)
  /// How long it may take to end by itself once it is asked to.
  public var grace: Duration = .seconds(5)
  /// In bytes.
  public var largestFile = 512 << 20

  public init(command: [String], capabilities: ClipCapabilities, environment: [String: String] = [:]) {
    self.command = command
    self.capabilities = capabilities
    self.environment = environment.filter { name, _ in
      !name.hasPrefix("DUBPLATE_") && name != "CREDENTIALS_DIRECTORY"
    }
  }
}
