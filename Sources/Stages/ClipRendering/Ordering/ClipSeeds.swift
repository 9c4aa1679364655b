import Signal

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

  /// How often the stem was made anew; a whole song is so with each of its stems.
  private func variation(of stem: String?) -> Int {
    songs + (stem.map { variations[$0, default: 0] } ?? variations.values.reduce(0, +))
  }
}
