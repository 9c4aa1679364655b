import Analysis
import Audio
import Music

extension WishDefinition {
  /// The meter is that of `names`; `number` is the duration of the note below the stroke, in seconds.
  public static let meter = WishDefinition("meter", title: "Meter") { MeterWish.run($0, $1) }
}

/// The analysis of recordings knows few meters; so the bars are looked for at the planned tempo as well: the attacks of the
/// stems return after a bar of the asked meter rather than after one note more or less.
enum MeterWish {
  static func run(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    let heard = material.measured.master.profile.meter?.description
    guard let name = wish.target.names?.first, let unit = wish.target.number, let asked = AskedMeter(name) else {
      return WishResult(wish, .undetermined, measured: heard ?? "–", reason: "No meter was asked for.")
    }
    if heard == name {
      return WishResult(wish, .kept, measured: name, reason: "The bars of the recording were found in \(name).")
    }
    let attacks = AttackTrack(material.measured.stems?.stems.map(\.levels) ?? [material.measured.master.levels])
    guard attacks.hasPulse else {
      return WishResult(
        wish, .undetermined, measured: heard ?? "–", reason: "There are too few attacks to tell a meter.")
    }
    let own = attacks.return(after: Double(asked.beats) * unit)
    let rivals = asked.rivals.map { (notes: $0, strength: attacks.return(after: Double($0) * unit)) }
    guard let rival = rivals.max(by: { $0.strength < $1.strength }) else {
      return WishResult(
        wish, .undetermined, measured: heard ?? "–", reason: "There is nothing to compare \(name) with.")
    }
    let isRight = own > rival.strength
    return WishResult(
      wish, isRight ? .kept : .missed,
      measured: isRight ? "bars of \(asked.beats)" : "bars of \(rival.notes)", value: own - rival.strength,
      reason:
        "The attacks return after \(asked.beats) notes with a correlation of \(number(own)), after \(rival.notes) "
        + "with \(number(rival.strength)).", repair: nil)
  }
}

/// A meter by its two numbers, also one that the program does not compose in.
struct AskedMeter {
  let beats: Int
  let unit: Int

  /// Written like `7/8`; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 2, parts[0] > 1, parts[1] > 0 else { return nil }
    (beats, unit) = (parts[0], parts[1])
  }

  /// Counts of notes that a bar of another meter would have: none that shares accents with this one.
  var rivals: [Int] {
    let isCompound = unit == 8 && beats > 3 && beats.isMultiple(of: 3)
    return (max(2, beats - 3)...beats + 3).filter { count in
      guard count != beats, !beats.isMultiple(of: count) else { return false }
      return isCompound ? !count.isMultiple(of: 3) : Self.commonDivisor(count, beats) == 1
    }
  }

  private static func commonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : commonDivisor(b, a % b) }
}

/// The rises of several levels, in steps of 10 ms.
struct AttackTrack {
  private let rises: [Double]
  /// What is quieter counts as this loud, in LUFS.
  private static let floor = -45.0

  init(_ tracks: [LevelTrack]) {
    let count = tracks.map(\.count).min() ?? 0
    var rises = [Double](repeating: 0, count: count)
    for track in tracks {
      let levels = (0..<count).map { max(Self.floor, track.loudness(of: $0..<$0 + 1)?.value ?? Self.floor) }
      for i in 2..<max(2, count) { rises[i] += max(0, levels[i] - levels[i - 2]) }
    }
    let mean = rises.reduce(0, +) / Double(max(1, count))
    self.rises = rises.map { $0 - mean }
  }

  /// True if there is enough to find a pulse in.
  var hasPulse: Bool { rises.count > 800 && rises.reduce(0) { $0 + $1 * $1 } / Double(rises.count) > 0.5 }

  /// The correlation of the attacks with themselves so many seconds later, −1…1: the best within 20 ms.
  func `return`(after time: Double) -> Double {
    let middle = Int((100 * time).rounded())
    return (middle - 2...middle + 2).map(correlation).max() ?? 0
  }

  private func correlation(_ lag: Int) -> Double {
    guard lag > 0, lag < rises.count else { return 0 }
    var (both, first, second) = (0.0, 0.0, 0.0)
    for i in lag..<rises.count {
      both += rises[i] * rises[i - lag]
      first += rises[i] * rises[i]
      second += rises[i - lag] * rises[i - lag]
    }
    return first > 0 && second > 0 ? both / (first * second).squareRoot() : 0
  }
}
