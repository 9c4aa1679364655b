import Analysis
import Audio
import Foundation
import Music

extension WishDefinition {
  /// The measured tempo is `number`, in beats of the meter per minute.
  public static let tempo = WishDefinition("tempo", title: "Tempo") { wish, material in
    let bpm = wish.target.number ?? 0
    var expected = material.expected
    if expected.tempo.value == nil {
      return TempoWish.undetermined(wish, material)
    }
    expected.tempo = .value(Tempo(bpm: bpm, in: expected.meter ?? .fourFour))
    let check = TempoCheck.run(material.measured.master.profile, expected)
    let measured = material.measured.master.profile.bpm
    return WishResult(
      wish, check.status == .pass ? .kept : .missed,
      measured: measured.map { "\(number($0)) BPM" } ?? "no steady pulse",
      value: measured, unit: "BPM", reason: check.detail)
  }

  /// The measured tempo lies between `low` and `high`, as "slow" and "fast" ask for.
  public static let pace = WishDefinition("pace", title: "Slow or fast") { wish, material in
    guard let low = wish.target.low, let high = wish.target.high else {
      return WishResult(wish, .undetermined, measured: "–", reason: "No range of tempi was asked for.")
    }
    guard material.expected.tempo.value != nil, let bpm = TempoWish.bpm(material) else {
      return TempoWish.undetermined(wish, material)
    }
    let tolerance = material.expected.tolerances.tempo
    let distance = max(low - bpm, bpm - high)
    return WishResult(
      wish, distance <= tolerance ? .kept : distance <= 0.1 * bpm ? .partly : .missed, measured: "\(number(bpm)) BPM",
      value: bpm, unit: "BPM", reason: "\(number(low)) to \(number(high)) BPM were asked for.")
  }

  /// The tempo goes from `low` to `high` in the place; without them only upwards (`number` 1) or downwards (−1).
  public static let tempoCurve = WishDefinition("tempo_curve", title: "Tempo curve") { TempoCurveWish.run($0, $1) }
}

enum TempoWish {
  /// The measured tempo, at the planned metrical level where both are levels of one pulse.
  static func bpm(_ material: WishMaterial) -> Double? {
    let profile = material.measured.master.profile
    guard let measured = profile.bpm, let planned = material.expected.tempo.value?.bpm else { return profile.bpm }
    let target = TempoTarget(
      bpm: planned, tolerance: material.expected.tolerances.tempo, meter: material.expected.meter ?? .fourFour,
      range: material.expected.tempoRange)
    return TempoResolver.agreement(of: measured, or: profile.bpmAlternative, with: target) == .different
      ? measured : planned
  }

  /// Of music whose plan said beforehand that it has no pulse to measure.
  static func undetermined(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    WishResult(
      wish, .undetermined, measured: material.measured.master.profile.bpm.map { "\(number($0)) BPM" } ?? "no pulse",
      reason: "The music has no beat that could be measured.")
  }
}

enum TempoCurveWish {
  /// Shares of a tempo: what counts as the asked one, and the least change that is heard as one.
  static let tolerance = 0.08
  static let least = 0.03

  static func run(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    let sections = material.measured.master.profile.tempoSections ?? []
    guard let first = wish.target.times?.first, let last = wish.target.times?.last,
      let measuredBegin = bpm(in: sections, at: first.start + 0.5),
      let measuredEnd = bpm(in: sections, at: last.end - 0.5)
    else {
      return WishResult(
        wish, .undetermined, measured: "no steady pulse", reason: "The pulse is too loose to measure its way.")
    }
    let level = level(of: measuredBegin, near: wish.target.low ?? material.expected.tempo.value?.bpm)
    let (begin, end) = (level * measuredBegin, level * measuredEnd)
    let isUp = (wish.target.number ?? 1) > 0
    let verdict = verdict(from: begin, to: end, asked: (wish.target.low, wish.target.high), isUp: isUp)
    let reason =
      switch verdict {
      case .kept: "The tempo goes the way that was asked."
      case .partly: "The direction is right, but not the tempi."
      default: "The tempo does not get \(isUp ? "faster" : "slower") there."
      }
    return WishResult(
      wish, verdict, measured: "from \(number(rounded(begin))) to \(number(rounded(end))) BPM",
      value: 100 * (end / begin - 1), unit: "%", reason: reason)
  }

  /// The verdict on a way between two measured tempi, of which the asked ones may be left open.
  static func verdict(
    from begin: Double, to end: Double, asked: (from: Double?, to: Double?), isUp: Bool
  ) -> WishVerdict {
    let change = end / begin - 1
    guard isUp ? change >= least : change <= -least else { return .missed }
    let meets = [(asked.from, begin), (asked.to, end)].allSatisfy { asked, measured in
      asked.map { abs(measured / $0 - 1) <= tolerance } ?? true
    }
    return meets ? .kept : .partly
  }

  /// The factor of the metrical level that comes nearest to a tempo; 1 where none is known.
  static func level(of measured: Double, near target: Double?) -> Double {
    guard let target else { return 1 }
    return [1, 0.5, 2].min { abs(log(measured * $0 / target)) < abs(log(measured * $1 / target)) } ?? 1
  }

  /// The tempo at a time, on the line through the stretch that it lies in, or at the nearest end of one.
  static func bpm(in sections: [TempoSection], at time: Double) -> Double? {
    let distance = { (section: TempoSection) in max(section.start.value - time, time - section.end.value, 0) }
    guard let section = sections.min(by: { distance($0) < distance($1) }) else { return nil }
    let length = section.end.value - section.start.value
    let share = length > 0 ? min(1, max(0, (time - section.start.value) / length)) : 0
    return section.bpm + share * (section.lastBpm - section.bpm)
  }
}
