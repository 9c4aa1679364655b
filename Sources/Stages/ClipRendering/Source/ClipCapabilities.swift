import Audio

/// The abilities of a service, so that a plan can adapt to them.
public struct ClipCapabilities: Sendable, Hashable, Codable {
  /// The singing that a service is capable of.
  public enum Vocals: String, Sendable, Hashable, Codable {
    /// Instruments only.
    case none
    /// It may sing, but not given words.
    case wordless
    case lyrics
  }

  /// The effect of cancelling.
  public enum Cancelling: String, Sendable, Hashable, Codable {
    /// The remote work ends.
    case atOnce
    /// The remote work goes on; nobody waits for it.
    case ignored
  }

  /// The knowledge that can be had of an order that was cut off between its sending and its receipt.
  public enum OrderLookup: String, Sendable, Hashable, Codable {
    /// It is in the service's own list, which can be searched.
    case listed
    /// Nothing, but the service works only for those who wait or costs nothing, so that ordering again does no harm.
    case repeatable
    /// Nothing: it may have been made and billed.
    case impossible
  }

  /// The longest and shortest clip in one piece.
  public var lengths: ClosedRange<Seconds>
  public var vocals = Vocals.none
  /// True if a whole song can be had.
  public var makesSongs = true
  /// True if single stems can be had, each from a request of its own.
  public var makesStems = true
  public var audio: Set<ClipAudio.Use> = []
  /// True if recordings stay on this machine, so that nobody need allow anything.
  public var isLocal = false
  /// The sets of stems that a recording can be taken apart into; any part of one may be asked for.
  public var separations: [[String]] = []
  /// The parts of a request that the service has fields for.
  public var fields: Set<ClipField> = []
  public var licence: ClipLicence
  public var price: ClipPrice?
  /// The way to find an order again whose receipt was lost.
  public var lookup = OrderLookup.impossible
  public var cancelling = Cancelling.ignored
  /// True if ordering the same twice costs nothing but time.
  public var isFree: Bool { price == nil }
  /// The sensible interval between two polls of an order.
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
  /// True if it may be used commercially; nil where that depends on the account or is not known.
  public var isCommercial: Bool?

  public init(_ terms: String, isCommercial: Bool?) {
    self.terms = terms
    self.isCommercial = isCommercial
  }
}

/// The price of a service, as it is configured or published.
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

  /// The cost of a clip of this length that took so long to make.
  public func cost(of duration: Seconds, computing: Seconds = .s(0)) -> ClipCost {
    ClipCost(
      unit: unit, amount: perCall + perSecond * duration.value + perComputingSecond * computing.value)
  }
}

/// The cost of a clip.
public struct ClipCost: Sendable, Hashable, Codable {
  public var unit: String
  public var amount: Double

  public init(unit: String, amount: Double) {
    self.unit = unit
    self.amount = amount
  }

  /// The sums of `costs` by unit, in the order of the units' names.
  static func sums(_ costs: [ClipCost]) -> [ClipCost] {
    Set(costs.map(\.unit)).sorted().map { unit in
      ClipCost(unit: unit, amount: costs.filter { $0.unit == unit }.reduce(0) { $0 + $1.amount })
    }
  }
}
