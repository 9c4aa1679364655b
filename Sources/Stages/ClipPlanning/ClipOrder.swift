import Audio
import Clips
import Music

/// One clip as the plan wants it, whichever try makes it.
public struct ClipOrder: Sendable, Hashable, Codable {
  /// The stem that it is for; nil for a whole song.
  public let stem: String?
  /// Takes of one stem are counted from 0.
  public let take: Int
  /// The sections that it is made for, by their index.
  public let sections: [Int]
  /// The whole bars that it should have.
  public let bars: Int
  /// What is asked for, with nothing in `id` and `seed` yet.
  public let draft: ClipRequest

  init(stem: String?, take: Int = 0, sections: [Int], bars: Int, draft: ClipRequest) {
    (self.stem, self.take, self.sections, self.bars, self.draft) = (stem, take, sections, bars, draft)
  }

  /// What tells its seeds from those of other clips.
  public var name: String { "\(stem ?? "song") \(take)" }

  /// The request of the try `number`, counted from 0, whose seed derives from `seed`.
  ///
  /// From the second try on, or where an earlier clip was at fault, tempo and key are spelled out even for services that have
  /// fields for them.
  public func request(try number: Int, seed: Seed, insisting: Bool = false) -> ClipRequest {
    var request = draft
    request.seed = seed.derived("clip", name, "\(number)")
    if number > 0 || insisting { request.words = ([request.words] + reminders).joined(separator: ", ") }
    return request
  }

  private var reminders: [String] {
    [draft.tempo.map { "exactly \(ClipWords.plain($0.bpm)) beats per minute" }, draft.key.map { "strictly in \($0)" }]
      .compactMap(\.self)
  }
}
