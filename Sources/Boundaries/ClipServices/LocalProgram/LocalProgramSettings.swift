import Audio
import ClipRendering

/// The settings of a program, and the bounds within which it runs.
public struct LocalProgramSettings: Sendable {
  static let usualPatience = Duration.seconds(3600)

  /// The program's whole path, and then its arguments; no shell reads them.
  public var command: [String]
  public var capabilities: ClipCapabilities
  /// The program's environment; names that begin with `DUBPLATE_` and systemd's credentials are left out.
  public var environment: [String: String]
  /// After how long it is ended.
  public var patience = usualPatience
  /// The time that it gets to end by itself once it is asked to.
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

extension LocalProgramSettings {
  static let commandSetting = ServiceSetting.list(
    "command", of: "a program's whole path and its arguments", after: "input", "The program that is run (command)."
  ) { !$0.contains("\0") }
  static let graceSetting = ServiceSetting.number(
    "grace_s", in: 0...600, standard: 5, after: "patience_s", "How long a program may take to end when it is asked to.")

  fileprivate init(_ context: ServiceContext) throws {
    let command = context.settings[Self.commandSetting]
    guard command.first?.hasPrefix("/") == true else {
      throw context.problem(
        "command", "names no program by its whole path", "write [\"/usr/local/bin/generate\", \"--quiet\"] or the like")
    }
    let can = ClipCapabilities(lengths: .s(1)...(.s(600)), licence: ClipLicence("not stated", isCommercial: nil))
    self.init(command: command, capabilities: context.capabilities(can), environment: context.environment)
    patience = context.patience ?? patience
    grace = .seconds(context.settings[Self.graceSetting])
    largestFile = context.largestFile ?? largestFile
  }
}

extension ClipServiceKind {
  /// Any program on this machine.
  static let localProgram = {
    var kind = ClipServiceKind("command", .program, patience: { _ in LocalProgramSettings.usualPatience }) { context in
      LocalProgram(name: context.name, try LocalProgramSettings(context))
    }
    kind.settings = [LocalProgramSettings.commandSetting.row, LocalProgramSettings.graceSetting.row]
    return kind
  }()
}
