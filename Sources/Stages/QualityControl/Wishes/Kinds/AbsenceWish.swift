import Analysis
import Audio

extension WishDefinition {
  /// What was not wanted (`stems`) is silent in the place (`times`), or there is no stem of it at all.
  public static let absence = WishDefinition("absence", title: "Left out") { AbsenceWish.run($0, $1) }

  /// Nothing but the allowed `stems` sounds in the place (`times`).
  public static let only = WishDefinition("only", title: "Only") { wish, material in
    let allowed = wish.target.stems ?? []
    guard !allowed.isEmpty else {
      return WishResult(
        wish, .missed, measured: "no such stem", reason: "No stem of the delivery plays what was asked.")
    }
    let others = (material.measured.stems?.stems ?? []).filter { !allowed.contains($0.name) }
    return AbsenceWish.judged(wish, others, material, kept: "Nothing else sounds there.")
  }
}

enum AbsenceWish {
  /// A stem may ring on into the place for so long, in seconds, but not for more than half of it.
  static let ringing = 3.0
  /// A stem may lead into what follows the place, in seconds.
  static let lead = 0.5
  /// The share of the place in which a slip is no more than that.
  static let slip = 0.1

  static func run(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    let stems = material.stems(wish.target.stems)
    guard !stems.isEmpty else {
      return WishResult(
        wish, .kept, measured: "no such stem",
        reason: "None of the \(material.measured.stemFacts.count) stems plays it.")
    }
    return judged(wish, stems, material, kept: "It is silent there.")
  }

  /// The verdict on `stems` that should be silent.
  static func judged(_ wish: Wish, _ stems: [StemMeasurement], _ material: WishMaterial, kept: String) -> WishResult {
    let times = material.times(of: wish).map(inner)
    let loudest = stems.map { stem in
      (stem: stem.name, presence: StemPresence(of: stem, against: material.measured.master.levels, in: times))
    }.max { $0.presence.share < $1.presence.share }
    guard let loudest, let below = loudest.presence.below else {
      return WishResult(wish, .kept, measured: "silent", value: 0, unit: "% of the place", reason: kept)
    }
    let share = loudest.presence.share
    let text =
      "\(loudest.stem) in \(number((100 * share).rounded())) % of the place, \(number(rounded(below))) LU below the mix"
    return WishResult(
      wish, share <= slip ? .partly : .missed, measured: text, value: (100 * share).rounded(), unit: "% of the place",
      reason: "\(loudest.stem) sounds where it was not wanted.", stem: loudest.stem, repair: .anotherSeed)
  }

  /// The place without what may ring on from before it, nor lead into what comes after it.
  private static func inner(_ time: TimeRange) -> TimeRange {
    guard time.start > 0 else { return TimeRange(start: 0, end: max(0, time.end - lead)) }
    let length = time.end - time.start
    return TimeRange(start: time.start + min(ringing, length / 2), end: time.end - min(lead, length / 4))
  }
}
