import ClipService

/// Something that makes sound besides the program's own engine: a server, an API, a program.
///
/// Numbers that are 0 and texts that are empty leave it to the kind of the service; `ServiceSetting.all` says what each is.
public struct SoundService: Codable, Sendable, Equatable {
  public var kind = ""
  public var baseURL = ""
  public var keyFile = ""
  public var model = ""
  public var format = ""
  public var steps = 0
  public var input: [String: JSON] = [:]
  public var command: [String] = []
  public var downloadHosts: [String] = []
  public var largestFile = 0
  public var patience = 0.0
  public var grace = 5.0
  public var price = Price()
  public var abilities = Abilities()
  public var licence = ""
  public var commercial = ""
  public var allowUpload = false
  public var repeatUncertain = false
  public var tries = 3
  public var form = ""
  public var limits = Limits()

  public init() {}

  /// What it charges.
  public struct Price: Codable, Sendable, Equatable {
    public var unit = ""
    public var perCall = 0.0
    public var perSecond = 0.0
    public var perComputingSecond = 0.0
  }

  /// What it can do, where that is not known of its kind.
  public struct Abilities: Codable, Sendable, Equatable {
    public var shortest = 0.0
    public var longest = 0.0
    public var vocals = ""
    public var songs = ""
    public var stems = ""
    public var audio: [String] = []
    /// Sets of stems, each with `+` between them.
    public var separations: [String] = []
  }

  /// What may be asked of it.
  public struct Limits: Codable, Sendable, Equatable {
    public var slot = ""
    public var atOnce = 0
    public var perMinute = 0
    public var callsPerDay = 0
    public var callsPerJob = 0
    public var costPerDay = 0.0
    public var costPerJob = 0.0
  }

  /// The variable that may hold its key, such as `DUBPLATE_MUSICGEN_KEY`.
  public static func keyVariable(_ name: String) -> String { "DUBPLATE_\(variable(name))_KEY" }

  /// How a name stands in a variable.
  static func variable(_ name: String) -> String { name.uppercased().replacing("-", with: "_") }

  /// Small letters, digits and hyphens, up to 32.
  static func isName(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,31}/) != nil && text != "embedded"
  }
}
