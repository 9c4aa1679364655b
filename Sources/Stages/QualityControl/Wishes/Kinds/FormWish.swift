import Analysis
import Audio

extension WishDefinition {
  /// The sections of `names` were planned in that order, and are heard to change where they begin.
  ///
  /// With a `number`, so many sections of the one name were planned.
  public static let form = WishDefinition("form", title: "Form") { FormWish.run($0, $1) }

  /// The delivery is as long as was asked: `number` in seconds.
  public static let duration = WishDefinition("duration", title: "Length") { wish, material in
    let asked = wish.target.number ?? 0
    let measured = material.measured.master.profile.duration.value
    let difference = abs(measured - asked)
    // A form in whole bars may miss what was only said roughly.
    let tolerance = max(0.5, 0.02 * asked)
    return WishResult(
      wish, difference <= tolerance ? .kept : difference <= 0.1 * asked ? .partly : .missed,
      measured: "\(number(rounded(measured))) s", value: measured, unit: "s",
      reason: "\(number(asked)) s were asked for.")
  }
}

enum FormWish {
  /// The least share of the boundaries at which something is heard to change.
  static let share = 0.6
  /// The least change of loudness that is heard as a step, in LU.
  static let step = 1.0

  static func run(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    let planned = material.expected.sections.map(\.name)
    let asked = wish.target.names ?? []
    if let count = wish.target.number.map({ Int($0) }), let name = asked.first {
      let found = planned.count { $0 == name }
      return WishResult(
        wish, found == count ? .kept : .missed, measured: "\(found) × \(name)", value: Double(found),
        reason: "\(count) × \(name) was asked for, and the form has \(found).")
    }
    let found = Self.found(asked, in: planned)
    let boundaries = boundaries(material)
    let heard = boundaries.filter { isHeard($0, material) }.count
    let text = "\(found) of \(asked.count) sections in order, \(heard) of \(boundaries.count) changes heard"
    guard found == asked.count else {
      return WishResult(
        wish, found * 2 >= asked.count ? .partly : .missed, measured: text,
        reason: "The form is \(planned.joined(separator: ", ")).")
    }
    let isClear = boundaries.isEmpty || Double(heard) >= share * Double(boundaries.count)
    return WishResult(
      wish, isClear ? .kept : .partly, measured: text,
      reason: isClear
        ? "The sections come in the order that was asked." : "Too few of the sections are heard to begin.",
      repair: .anotherSong)
  }

  /// The number of names that `planned` has in that order, as far as it goes.
  private static func found(_ asked: [String], in planned: [String]) -> Int {
    var index = 0
    for name in planned where index < asked.count && name == asked[index] { index += 1 }
    return index
  }

  private static func boundaries(_ material: WishMaterial) -> [Double] {
    zip(material.expected.sections, material.expected.sections.dropFirst()).filter { $0.name != $1.name }
      .map(\.1.time.start)
  }

  /// True if the loudness steps there, or a stem enters or ends.
  private static func isHeard(_ time: Double, _ material: WishMaterial) -> Bool {
    let (before, after) = (TimeRange(start: time - 4, end: time), TimeRange(start: time, end: time + 4))
    let levels = material.measured.master.levels
    if let a = levels.loudness(in: [before]), let b = levels.loudness(in: [after]), abs((b - a).value) >= step {
      return true
    }
    return (material.measured.stems?.stems ?? []).contains { stem in
      let shares = [before, after].map { StemPresence(of: stem, against: levels, in: [$0]).share }
      return abs(shares[0] - shares[1]) >= 0.5
    }
  }
}
