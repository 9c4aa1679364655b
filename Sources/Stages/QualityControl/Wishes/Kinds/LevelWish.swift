import Analysis
import Audio

extension WishDefinition {
  /// The place is quieter or louder than the rest of the song by at least `low` LU, negative for quieter.
  public static let level = WishDefinition("level", title: "Level of a section") { LevelWish.run($0, $1) }

  /// The master has the loudness that was asked for, `number` in LUFS.
  public static let loudness = WishDefinition("loudness", title: "Loudness") { wish, material in
    let target = wish.target.number ?? 0
    guard let loudness = material.measured.master.profile.loudness else {
      return WishResult(wish, .missed, measured: "silence", reason: "There is no loudness to measure.")
    }
    let difference = loudness.value - target
    let tolerance = material.expected.tolerances.loudness.value
    return WishResult(
      wish, abs(difference) <= tolerance ? .kept : abs(difference) <= 1 + tolerance ? .partly : .missed,
      measured: "\(number(rounded(loudness.value))) LUFS", value: loudness.value, unit: "LUFS",
      reason:
        "It is \(number(rounded(abs(difference)))) LU \(difference < 0 ? "below" : "above") \(number(target)) LUFS.")
  }
}

enum LevelWish {
  static func run(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    let levels = material.measured.master.levels
    let times = material.times(of: wish)
    let end = material.expected.sections.last?.time.end ?? material.wholeSong.end
    let rest = times.gaps(in: TimeRange(start: 0, end: end))
    guard let asked = wish.target.low, let own = levels.loudness(in: times), let other = levels.loudness(in: rest)
    else {
      return WishResult(
        wish, .undetermined, measured: "–", reason: "There is nothing else in the song that it could be compared with.")
    }
    let difference = (own - other).value
    let isRight = asked < 0 ? difference <= asked : difference >= asked
    let hasSign = asked < 0 ? difference < 0 : difference > 0
    let text = "\(number(rounded(abs(difference)))) LU \(difference < 0 ? "quieter" : "louder") than the rest"
    return WishResult(
      wish, isRight ? .kept : hasSign ? .partly : .missed, measured: text, value: difference, unit: "LU",
      reason:
        "It should be at least \(number(abs(asked))) LU \(asked < 0 ? "quieter" : "louder") than the rest of the song.",
      repair: .anotherSong)
  }
}
