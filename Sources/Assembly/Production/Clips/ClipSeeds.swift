import ClipPlanning
import Clips
import Signal

/// Which seeds clips are ordered with.
///
/// They derive from the job, not from the attempt: another attempt pays only for the clips that it makes anew, and gets
/// the others as they are.
struct ClipSeeds: Sendable {
  private let job: Seed
  private let course: RetryAdjustments

  /// `job` is the seed of the first attempt.
  init(job: Seed, _ course: RetryAdjustments) {
    self.job = job
    self.course = course
  }

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
    course.songs + (stem.map { course.variations[$0, default: 0] } ?? course.variations.values.reduce(0, +))
  }
}
