import Audio
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
  /// The request, with nothing in `id` and `seed` yet.
  public let draft: ClipRequest

  init(stem: String?, take: Int = 0, sections: [Int], bars: Int, draft: ClipRequest) {
    (self.stem, self.take, self.sections, self.bars, self.draft) = (stem, take, sections, bars, draft)
  }

  /// The name that tells its seeds from those of other clips.
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
    [draft.tempo.map { "exactly \(ClipPrompt.plain($0.bpm)) beats per minute" }, draft.key.map { "strictly in \($0)" }]
      .compactMap(\.self)
  }
}

/// The seeds that clips are ordered with.
///
/// They derive from the job, not from the attempt: another attempt pays only for the clips that it makes anew, and gets
/// the others as they are.
public struct ClipSeeds: Sendable {
  private let job: Seed
  private let songs: Int
  private let variations: [String: Int]

  /// `job` is the seed of the first attempt; `songs` and `variations` say how often the whole song, and each stem by its
  /// name, was made anew since.
  public init(job: Seed, songs: Int = 0, variations: [String: Int] = [:]) {
    self.job = job
    self.songs = songs
    self.variations = variations
  }

  /// The request of the try `number`, counted from 0.
  func request(for order: ClipOrder, try number: Int) -> ClipRequest {
    order.request(try: number, seed: seed(for: order.stem), insisting: variation(of: order.stem) > 0)
  }

  /// For the clips of a stem, or of the whole song.
  func seed(for stem: String?) -> Seed {
    let variation = variation(of: stem)
    return variation == 0 ? job : job.derived("variation", "\(variation)")
  }

  /// The number of times that the stem was made anew; a whole song is so with each of its stems.
  private func variation(of stem: String?) -> Int {
    songs + (stem.map { variations[$0, default: 0] } ?? variations.values.reduce(0, +))
  }
}
