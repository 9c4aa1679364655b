import Audio

/// What a service can do, so that a plan can adapt to it.
public struct ClipCapabilities: Sendable, Hashable, Codable {
  /// Which singing it takes.
  public enum Vocals: String, Sendable, Hashable, Codable {
    /// Instruments only.
    case none
    /// It may sing, but not given words.
    case wordless
    case lyrics
  }

  /// What cancelling does.
  public enum Cancelling: String, Sendable, Hashable, Codable {
    /// The remote work ends.
    case atOnce
    /// The remote work goes on; nobody waits for it.
    case ignored
  }

  /// The longest and shortest clip in one piece.
  public var lengths: ClosedRange<Seconds>
  public var vocals = Vocals.none
  /// Whether a whole song can be had.
  public var makesSongs = true
  /// Whether single stems can be had, each from a request of its own.
  public var makesStems = true
  public var audio: Set<ClipAudio.Use> = []
  /// Whether recordings stay on this machine, so that nobody need allow anything.
  public var isLocal = false
  /// The sets of stems that a recording can be taken apart into; any part of one may be asked for.
  public var separations: [[String]] = []
  /// What the service has fields for.
  public var fields: Set<ClipWish> = []
  public var licence: ClipLicence
  public var price: ClipPrice?
  /// Whether what was ordered can be asked for again after a restart.
  public var resumes = false
  public var cancelling = Cancelling.ignored
  /// Whether ordering the same twice costs nothing but time.
  public var isFree: Bool { price == nil }
  /// How often it makes sense to ask how far an order is.
  public var pollInterval: Duration = .seconds(1)

  public init(lengths: ClosedRange<Seconds>, licence: ClipLicence) {
    self.lengths = lengths
    self.licence = licence
  }
}

/// Under which terms the sound may be used.
public struct ClipLicence: Sendable, Hashable, Codable {
  /// Such as `CC-BY-NC-4.0`, or where the terms are to be found.
  public var terms: String
  /// Whether it may be used commercially; nil where that depends on the account or is not known.
  public var isCommercial: Bool?

  public init(_ terms: String, isCommercial: Bool?) {
    self.terms = terms
    self.isCommercial = isCommercial
  }
}

/// What a service charges, as it is configured or published.
public struct ClipPrice: Sendable, Hashable, Codable {
  /// Such as `USD` or `credits`.
  public var unit: String
  public var perCall: Double
  /// For each second of the clip that comes back.
  public var perSecond: Double
  /// For each second that the service computes.
  public var perComputingSecond: Double

  public init(unit: String, perCall: Double = 0, perSecond: Double = 0, perComputingSecond: Double = 0) {
    self.unit = unit
    self.perCall = perCall
    self.perSecond = perSecond
    self.perComputingSecond = perComputingSecond
  }

  /// What a clip of this length costs that took so long to make.
  public func cost(of duration: Seconds, computing: Seconds = .s(0)) -> ClipCost {
    ClipCost(
      unit: unit, amount: perCall + perSecond * duration.value + perComputingSecond * computing.value)
  }
}

/// What a clip has cost.
public struct ClipCost: Sendable, Hashable, Codable {
  public var unit: String
  public var amount: Double

  public init(unit: String, amount: Double) {
    self.unit = unit
    self.amount = amount
  }
}
