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

  /// For the clips of a stem with this role, or of a whole song.
  func seed(for role: StemRole?) -> Seed {
    let faults = earlier.filter { failed in failed.contains { Self.blames($0, role) } }.count
    return faults == 0 ? job : job.derived("fault", "\(faults)")
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
