import Analysis

extension WishDefinition {
  /// The second of a pair of notes lies where it was asked: `names` is `swing` or `straight`.
  public static let swing = WishDefinition("swing", title: "Swing") { SwingWish.run($0, $1) }

  /// Notes are as long as was asked: `names` is the articulation, `number` the played share of the time between notes.
  ///
  /// The notes are those of the delivered MIDI file; what a recording does between them, reverb covers.
  public static let articulation = WishDefinition("articulation", title: "Articulation") { wish, _ in
    guard let share = wish.target.number, let name = wish.target.names?.first else {
      return WishResult(wish, .undetermined, measured: "–", reason: "There are no notes to measure.")
    }
    let isShort = ["staccato", "pizzicato", "marcato"].contains(name)
    let limit = (kept: isShort ? 0.6 : 0.85, partly: isShort ? 0.75 : 0.7)
    let reaches = { (limit: Double) in isShort ? share <= limit : share >= limit }
    return WishResult(
      wish, reaches(limit.kept) ? .kept : reaches(limit.partly) ? .partly : .missed,
      measured: "notes last \(number((100 * share).rounded())) % of the time to the next", value: 100 * share,
      unit: "%",
      reason: "\(name) notes last \(isShort ? "at most" : "at least") \(number(100 * limit.kept)) % of it.",
      repair: .anotherSong)
  }
}

enum SwingWish {
  /// The position from which on pairs are heard as uneven: at 54 % a listener begins to notice.
  static let least = 0.54

  static func run(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    let isSwung = wish.target.names?.first == "swing"
    guard let ratio = material.measured.master.profile.swing else {
      return WishResult(
        wish, .undetermined, measured: "–", reason: "Too few notes fall between the beats to measure swing.")
    }
    return WishResult(
      wish, verdict(ratio, isSwung: isSwung), measured: "second notes at \(number(rounded(100 * ratio))) %",
      value: 100 * ratio,
      unit: "%", reason: "Swing begins at \(number(100 * least)) % of the pair.")
  }

  static func verdict(_ ratio: Double, isSwung: Bool) -> WishVerdict { (ratio >= least) == isSwung ? .kept : .missed }
}
