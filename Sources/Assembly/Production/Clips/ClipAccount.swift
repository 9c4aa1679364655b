import Audio
import ClipPlanning
import Conforming

/// One clip: what was asked for, what came and what was done to it.
struct ClipAccount: Codable, Sendable {
  /// Nil for a whole song.
  let stem: String?
  let take: Int
  /// The sections that it sounds in, by their index.
  let sections: [Int]
  let prompt: String
  /// The length that was asked for.
  let duration: Seconds?
  /// Every order, the one that was taken last.
  var tries: [Try] = []
  /// Nil if none was taken.
  var fit: ConformReport?
  /// Nil for what is not repeated.
  var loop: LoopAccount?

  struct Try: Codable, Sendable {
    /// The name of the order, which its folder has too.
    var request: String
    var seed: Seed
    var remoteID: String?
    var cost: ClipCost?
    /// What the service said about it.
    var remarks: [String: String]?
    /// Why it was not taken; nil for the one that was.
    var finding: String?

    enum CodingKeys: String, CodingKey {
      case request, seed, cost, remarks, finding
      case remoteID = "remote_id"
    }
  }

  enum CodingKeys: String, CodingKey {
    case stem, take, sections, prompt, tries, fit, loop
    case duration = "duration_s"
  }

  init(_ order: ClipOrder, fields: Set<ClipWish>) {
    (stem, take, sections) = (order.stem, order.take, order.sections)
    prompt = order.draft.prompt(besides: fields)
    duration = order.draft.duration
  }
}

/// The bars of a clip that are repeated.
struct LoopAccount: Codable, Sendable {
  let firstBar: Int
  let bars: Int
  let seam: SeamMeasure

  enum CodingKeys: String, CodingKey {
    case bars, seam
    case firstBar = "first_bar"
  }

  init(_ loop: Loop) { (firstBar, bars, seam) = (loop.first, loop.bars, loop.seam) }
}
