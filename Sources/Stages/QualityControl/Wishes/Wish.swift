import Analysis

/// Something that was asked for, and the target by which the delivered files show whether it was kept.
///
/// Manifests hold them, so that a delivery's words can be checked again from its files alone.
public struct Wish: Sendable, Equatable, Codable {
  /// The id of its `WishDefinition`, such as `instrument`.
  public var kind: String
  /// The words that asked for it, as the user wrote them.
  public var asked: String
  /// What was planned for it, for people: `piano in the whole song`.
  public var planned: String
  public var target: WishTarget
  /// The reason for which the plan could not follow it, in a whole sentence; nil where it could.
  public var obstacle: String?

  public init(
    _ kind: WishDefinition, asked: String, planned: String, target: WishTarget = WishTarget(), obstacle: String? = nil
  ) {
    (self.kind, self.asked, self.planned) = (kind.id, asked, planned)
    (self.target, self.obstacle) = (target, obstacle)
  }
}

/// What is measured for a wish, and where; each kind reads some of it and leaves the rest nil.
public struct WishTarget: Sendable, Equatable, Codable {
  /// The delivered stems that are meant, by their names, such as `01-drums`.
  public var stems: [String]?
  /// Other stems that these are compared with.
  public var others: [String]?
  /// The places that are meant; nil for the whole song.
  public var times: [TimeRange]?
  /// Names in order: sections, or a key, mode or meter.
  public var names: [String]?
  public var number: Double?
  public var low: Double?
  public var high: Double?
  /// Measures that should lie high or low among the genre's tracks.
  public var scales: [CharacterScale]?
  /// True if the plan did what was asked, for what no measurement shows.
  public var isFollowed: Bool?

  public init() {}

  /// A target with some fields set.
  public static func with(_ edit: (inout WishTarget) -> Void) -> WishTarget {
    var target = WishTarget()
    edit(&target)
    return target
  }
}

/// The degree to which a wish was kept.
public enum WishVerdict: String, Sendable, Hashable, Codable, CaseIterable {
  case kept, partly, missed
  /// The files do not show it.
  case undetermined
}

/// The change of the next attempt that can help a wish which was not kept.
public enum WishRepair: Sendable, Hashable {
  /// The named stem is played so much louder in the mix, in LU.
  case louder(Double)
  /// The named stem is made anew with another seed.
  case anotherSeed
  /// The whole song is planned anew, once: chance decides.
  case anotherSong
}

/// A wish, what was measured for it in the delivered files, and whether it was kept.
public struct WishResult: Sendable, Hashable {
  public let kind: String
  public let asked: String
  public let planned: String
  /// What the files show, for people: `13.2 LU below the mix`.
  public var measured: String
  /// The number that decided, in `unit`; nil where a word did.
  public var value: Double?
  public var unit: String?
  public var verdict: WishVerdict
  /// The reason of the verdict, in a whole sentence.
  public var reason: String
  /// The stem at fault, by the name of its file without the ending.
  public var stem: String?
  /// Nil where another attempt would not keep it either.
  public var repair: WishRepair?
  /// Changes of earlier attempts because of this wish, in whole sentences; nil when nothing was tried.
  public var tried: [String]?

  /// The definition's heading, or the kind itself for one that this version does not know.
  public var title: String { WishDefinition.named(kind)?.title ?? kind }

  public init(
    _ wish: Wish, _ verdict: WishVerdict, measured: String, value: Double? = nil, unit: String? = nil, reason: String,
    stem: String? = nil, repair: WishRepair? = nil
  ) {
    (kind, asked, planned) = (wish.kind, wish.asked, wish.planned)
    (self.verdict, self.measured, self.reason) = (verdict, measured, reason)
    self.value = value.map { ($0 * 100).rounded() / 100 }
    (self.unit, self.stem) = (unit, stem)
    self.repair = verdict == .kept || verdict == .undetermined ? nil : repair
  }
}

extension WishResult: Encodable {
  private enum CodingKeys: String, CodingKey {
    case kind, asked, planned, measured, value, unit, verdict, reason, stem, tried
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(kind, forKey: .kind)
    try fields.encode(asked, forKey: .asked)
    try fields.encode(planned, forKey: .planned)
    try fields.encode(measured, forKey: .measured)
    try fields.encodeIfPresent(value, forKey: .value)
    try fields.encodeIfPresent(unit, forKey: .unit)
    try fields.encode(verdict, forKey: .verdict)
    try fields.encode(reason, forKey: .reason)
    try fields.encodeIfPresent(stem, forKey: .stem)
    try fields.encodeIfPresent(tried, forKey: .tried)
  }
}
