import Analysis
import Audio

extension WishDefinition {
  /// A stem of the instrument (`stems`) sounds in the place that was asked (`times`).
  public static let instrument = WishDefinition("instrument", title: "Instrument") { InstrumentWish.run($0, $1) }
}

enum InstrumentWish {
  /// The share of a place in which an instrument must be heard; a phrase now and then in a whole song.
  static let share = (place: 0.25, song: 0.1)
  /// The most that it may lie below the mix, in LU: a part 25 dB down is felt rather than heard, at 32 dB nobody misses it.
  static let below = (kept: 25.0, partly: 32.0)

  static func run(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    let stems = material.stems(wish.target.stems)
    guard !stems.isEmpty else {
      return WishResult(wish, .missed, measured: "no such stem", reason: "No stem of the delivery plays it.")
    }
    let times = material.times(of: wish)
    let found = stems.map { stem in
      (stem: stem, presence: StemPresence(of: stem, against: material.measured.master.levels, in: times))
    }
    guard let best = found.min(by: { ($0.presence.below ?? .infinity) < ($1.presence.below ?? .infinity) }),
      let below = best.presence.below
    else { return unheard(stems, wish, in: times, material) }
    return judged(wish, best.stem.name, best.presence.share, below)
  }

  /// Nobody hears it: it is masked by the mix, or it does not play at all.
  private static func unheard(
    _ stems: [StemMeasurement], _ wish: Wish, in times: [TimeRange], _ material: WishMaterial
  ) -> WishResult {
    let levels = stems.map { (name: $0.name, loudness: $0.levels.loudness(in: times)) }
    let loudest = levels.max { ($0.loudness ?? .LUFS(-200)) < ($1.loudness ?? .LUFS(-200)) }
    if let loudest, let loudness = loudest.loudness, loudness > StemPresence.floor,
      let mix = material.measured.master.levels.loudness(in: times)
    {
      return judged(wish, loudest.name, 0, max((mix - loudness).value, below.partly + 1))
    }
    return WishResult(
      wish, .missed, measured: "silent", reason: "\(stems[0].name) is silent there.", stem: stems[0].name,
      repair: .anotherSeed)
  }

  private static func judged(_ wish: Wish, _ stem: String, _ heard: Double, _ below: Double) -> WishResult {
    let needed = wish.target.times == nil ? share.song : share.place
    let text =
      "\(stem) \(number(rounded(below))) LU below the mix, in \(number((100 * heard).rounded())) % of the place"
    let result = { (verdict: WishVerdict, reason: String, repair: WishRepair?) in
      WishResult(
        wish, verdict, measured: text, value: below, unit: "LU below the mix", reason: reason, stem: stem,
        repair: repair)
    }
    if below > Self.below.partly {
      return result(.missed, "\(stem) is too quiet to be heard.", .louder(below - Self.below.kept + 3))
    }
    if below > Self.below.kept {
      return result(.partly, "\(stem) can hardly be heard.", .louder(below - Self.below.kept + 3))
    }
    if heard < needed {
      return result(
        heard < needed / 2 ? .missed : .partly, "\(stem) is heard in less of the place than was asked.", .anotherSeed)
    }
    return result(.kept, "\(stem) is heard there.", nil)
  }
}

/// A level to tenths, as people read it.
func rounded(_ value: Double) -> Double { (10 * value).rounded() / 10 }
