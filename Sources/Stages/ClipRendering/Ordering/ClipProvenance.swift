import Audio

/// The origin of one clip: the request, what came of it, and what was done to that.
public struct ClipProvenance: Codable, Sendable {
  /// Nil for a whole song.
  let stem: String?
  let take: Int
  /// The sections that it sounds in, by their index.
  let sections: [Int]
  let prompt: String
  /// The length that was asked for.
  let duration: Seconds?
  /// Every order, the accepted one last.
  public internal(set) var tries: [Try] = []
  /// Nil if none was accepted.
  public internal(set) var fit: ConformReport?
  /// Nil for what is not repeated.
  var loop: LoopProvenance?

  /// One order of the clip.
  public struct Try: Codable, Sendable {
    /// The name of the order, which its folder has too.
    public var request: String
    public var seed: Seed
    public var remoteID: String?
    public var cost: ClipCost?
    /// The service's remarks.
    public var remarks: [String: String]?
    /// The reason why it was not accepted; nil for the one that was.
    public var finding: String?

    enum CodingKeys: String, CodingKey {
      case request, seed, cost, remarks, finding
      case remoteID = "remote_id"
    }

    init(request: String, seed: Seed) {
      self.request = request
      self.seed = seed
    }

    mutating func note(_ result: ClipResult) {
      (remoteID, cost, remarks) = (result.remoteID, result.cost, result.remarks)
    }
  }

  enum CodingKeys: String, CodingKey {
    case stem, take, sections, prompt, tries, fit, loop
    case duration = "duration_s"
  }

  init(_ order: ClipOrder, fields: Set<ClipField>) {
    (stem, take, sections) = (order.stem, order.take, order.sections)
    prompt = order.draft.prompt(besides: fields)
    duration = order.draft.duration
  }
}

/// The bars of a clip that are repeated.
struct LoopProvenance: Codable, Sendable {
  let firstBar: Int
  let bars: Int
  let seam: SeamMeasure

  enum CodingKeys: String, CodingKey {
    case bars, seam
    case firstBar = "first_bar"
  }

  init(_ loop: Loop) { (firstBar, bars, seam) = (loop.first, loop.bars, loop.seam) }
}

/// The origin of one stem: the clips that were to make it, the words that were to be sung in it.
public struct StemProvenance: Codable, Sendable {
  public internal(set) var clips: [ClipProvenance] = []
  /// Nil if it was made of clips.
  public var embedded: ClipPlan.EmbeddedStem?
  /// The first character of the words to sing, counted from 0, that there was no note for; nil if all were sung.
  public var firstUnsung: Int?

  public init() {}
}

/// The origin of the clips of a delivery, as its manifest tells it.
public struct BackendProvenance: Codable, Sendable {
  public let backend: String
  /// Nil when the engine played everything in the end.
  public var form: ClipForm?
  public let licence: ClipLicence
  public private(set) var clips: [ClipProvenance] = []
  /// The stems that the engine played instead, and why.
  public var embedded: [ClipPlan.EmbeddedStem] = []

  public init(backend: String, licence: ClipLicence) {
    self.backend = backend
    self.licence = licence
  }

  /// The sums of what all orders have cost, as far as that is known, by unit.
  public var costs: [ClipCost] { ClipCost.sums(clips.flatMap(\.tries).compactMap(\.cost)) }

  /// Takes over what became of a stem.
  public mutating func add(_ stem: StemProvenance) {
    clips += stem.clips
    embedded += stem.embedded.map { [$0] } ?? []
  }
}
