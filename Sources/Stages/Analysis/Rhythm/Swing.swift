/// Where the second of a pair of notes begins.
struct Swing: Sendable, Equatable {
  /// As a share of the pair: 0.5 is straight, 2/3 a triplet.
  var ratio: Double
  /// 8 or 16: which notes are swung.
  var unit: Int

  /// Nil when the beat is divided into three, or not at all.
  init?(_ profile: BeatProfile) {
    guard !profile.isCompound else { return nil }
    if let eighth = Self.offbeat(of: profile), eighth > Self.straight {
      (ratio, unit) = (eighth, 8)
    } else if let sixteenth = Self.offbeat(of: profile.halved()) {
      (ratio, unit) = (sixteenth > Self.straight ? sixteenth : 0.5, 16)
    } else if profile.height(at: 0.5) > 0.1 * profile.height(at: 0) {
      (ratio, unit) = (0.5, 8)
    } else {
      return nil
    }
  }

  // Hats are heard some milliseconds from where drums are, which is this much of a pair of fast sixteenths.
  private static let straight = 0.535
  // Two triplets, and what measuring adds.
  private static let latest = 0.69

  /// Where the offbeat lies, if one place between the beats stands out: nothing may begin a quarter of the pair away.
  private static func offbeat(of profile: BeatProfile) -> Double? {
    guard let place = profile.peak(from: 0.42, to: latest) else { return nil }
    let height = profile.height(at: place)
    let others = max(profile.height(at: 0.25), profile.height(at: place < 0.62 ? 0.78 : 0.46))
    return height > 0.09 * profile.height(at: 0) && height > 2.2 * others ? max(0.5, place) : nil
  }
}
