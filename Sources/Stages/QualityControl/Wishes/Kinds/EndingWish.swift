import Analysis
import Audio

extension WishDefinition {
  /// The level falls to silence over the last `number` seconds.
  public static let fade = WishDefinition("fade", title: "Fade") { EndingWish.fade($0, $1) }

  /// The level rises from silence over the first `number` seconds.
  public static let fadeIn = WishDefinition("fade_in", title: "Fade-in") { wish, material in
    let levels = material.measured.master.levels
    let length = max(1, wish.target.number ?? 4)
    let after = levels.loudness(in: [TimeRange(start: length, end: length + 4)])?.value ?? -80
    let below = { (from: Double, to: Double) in
      after - (levels.loudness(in: [TimeRange(start: from, end: to)])?.value ?? -80)
    }
    let (first, middle) = (below(0, 0.1 * length), below(0.3 * length, 0.6 * length))
    let rises = first >= 12 && middle >= EndingWish.halfDepth && middle < first
    return WishResult(
      wish, rises ? .kept : first >= 6 ? .partly : .missed,
      measured: "\(number(rounded(first))) LU down at the beginning, \(number(rounded(middle))) LU half-way",
      value: first,
      unit: "LU", reason: rises ? "The level rises over \(number(length)) s." : "The level does not rise from silence.")
  }

  /// The music stops at once, without getting quieter before.
  public static let abruptEnd = WishDefinition("abrupt_end", title: "Abrupt ending") { EndingWish.abrupt($0, $1) }
}

enum EndingWish {
  /// The level at the end of a fade, below that before it, in LU.
  static let depth = 20.0
  /// The level half-way through it: a fade is heard as one, not as a cut.
  static let halfDepth = 3.0
  /// The most that the last second before an abrupt end may lie below what was before, in LU.
  static let fall = 6.0
  /// The longest tail behind it, in seconds.
  static let tail = 1.5

  static func fade(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    let levels = material.measured.master.levels
    let end = material.wholeSong.end
    let length = max(1, wish.target.number ?? 4)
    let start = max(0, end - length)
    let mean = { (from: Double, to: Double) in
      levels.loudness(in: [TimeRange(start: from, end: to)])?.value ?? -80
    }
    let before = mean(max(0, start - 4), max(1, start))
    let middle = before - mean(start + 0.4 * length, start + 0.6 * length)
    let last = before - mean(end - max(0.3, 0.06 * length), end)
    let silent = end - lastSound(levels)
    let text = "\(number(rounded(middle))) LU down half-way, \(number(rounded(last))) LU at the end"
    let falls = last >= depth && middle >= halfDepth
    if falls, silent > 0.25 * length {
      return WishResult(
        wish, .partly, measured: text, value: last, unit: "LU",
        reason: "It is silent \(number(rounded(silent))) s before the end of the fade.")
    }
    return WishResult(
      wish, falls ? .kept : last >= depth / 2 && middle >= halfDepth / 2 ? .partly : .missed, measured: text,
      value: last, unit: "LU",
      reason: falls ? "The level falls to silence over \(number(length)) s." : "The level does not fall to silence.")
  }

  static func abrupt(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    let levels = material.measured.master.levels
    let end = lastSound(levels)
    guard end > 4 else {
      return WishResult(wish, .undetermined, measured: "–", reason: "There is too little sound to tell how it ends.")
    }
    let mean = { (from: Double, to: Double) in
      levels.loudness(in: [TimeRange(start: from, end: to)])?.value ?? -80
    }
    // The end is where the level leaves that of the music, the tail what is left from there on.
    let usual = mean(max(0, end - 12), end - 3)
    let step = LevelTrack.step.value
    var leaves = end
    while leaves > end - 4, mean(leaves - 0.3, leaves) < usual - 10 { leaves -= step }
    let tail = end - leaves
    let fall = usual - mean(leaves - 1, leaves)
    let isAbrupt = tail <= Self.tail && fall <= Self.fall
    return WishResult(
      wish, isAbrupt ? .kept : tail <= 2 * Self.tail && fall <= 2 * Self.fall ? .partly : .missed,
      measured: "\(number(rounded(max(0, fall)))) LU down in the last second, \(number(rounded(tail))) s of tail",
      value: tail, unit: "s",
      reason: isAbrupt ? "The music stops at once." : "The music dies away instead of stopping.")
  }

  /// The time of the last sound above −60 LUFS, in seconds.
  private static func lastSound(_ levels: LevelTrack) -> Double {
    let floor = Loudness.LUFS(-60)
    let last = stride(from: levels.count - 5, through: 0, by: -5).first { step in
      levels.loudness(of: step..<step + 5).map { $0 > floor } ?? false
    }
    return Double((last ?? 0) + 5) / 100
  }
}
