/// Where the second of a pair of notes begins.
struct Swing: Sendable, Equatable {
  /// As a share of the pair: 0.5 is straight, 2/3 a triplet.
  var ratio: Double
  /// 8 or 16: which notes are swung.
  var unit: Int

  /// Nil when the beat is divided into three, or not at all.
  init?(_ profile: BeatProfile) {
    guard !profile.isCompound else { return nil }
    if let eighth = Self.eighth(profile) {
      (ratio, unit) = (eighth, 8)
    } else if let sixteenth = Self.offbeat(of: profile.halved()) {
      (ratio, unit) = (sixteenth, 16)
    } else if profile.height(at: 0.5) > 0.1 * profile.height(at: 0) {
      (ratio, unit) = (0.5, 8)
    } else {
      return nil
    }
  }

  /// Swung eighths leave the middle of the beat and the sixteenths empty.
  private static func eighth(_ profile: BeatProfile) -> Double? {
    guard let place = offbeat(of: profile), place > 0.54 else { return nil }
    let others = max(profile.height(at: 0.25), profile.height(at: 0.46))
    return profile.height(at: place) > 2 * others ? place : nil
  }

  private static func offbeat(of profile: BeatProfile) -> Double? {
    guard let place = profile.peak(from: 0.42, to: 0.71), profile.height(at: place) > 0.12 * profile.height(at: 0)
    else { return nil }
    return max(0.5, place)
  }
}
