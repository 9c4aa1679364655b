import ClipPlanning
import Clips
import Music
import Signal

/// Which seeds clips are ordered with.
///
/// They derive from the job, not from the attempt: another attempt pays only for those clips that the checks found fault
/// with, and gets the others as they are.
struct ClipSeeds: Sendable {
  private let job: Seed
  private let earlier: [[String]]

  /// `job` is the seed of the first attempt, and `earlier` are the attempts before this one.
  init(job: Seed, after earlier: [AttemptRecord]) {
    self.job = job
    self.earlier = earlier.map(\.failed)
  }

  /// The request for the clip of a stem with this role, or of a whole song.
  func request(for order: ClipOrder, _ role: StemRole?, try number: Int) -> ClipRequest {
    order.request(try: number, seed: seed(for: role), insisting: faults(of: role) > 0)
  }

  /// For the clips of a stem with this role, or of a whole song.
  func seed(for role: StemRole?) -> Seed {
    let faults = faults(of: role)
    return faults == 0 ? job : job.derived("fault", "\(faults)")
  }

  /// How many attempts failed for what another clip may mend.
  private func faults(of role: StemRole?) -> Int {
    earlier.filter { failed in failed.contains { Self.blames($0, role) } }.count
  }

  /// Whether another clip may mend what this check complains of.
  private static func blames(_ check: String, _ role: StemRole?) -> Bool {
    guard let role else { return !["loudness", "true_peak", "format", "stem_sum"].contains(check) }
    let isBeat = role == .drums || role == .percussion
    return switch check {
    case "tempo": isBeat
    case "key": !isBeat
    case "silence", "similarity", "mono", "dc": true
    default: false
    }
  }
}
