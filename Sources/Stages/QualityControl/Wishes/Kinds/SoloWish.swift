import Analysis
import Audio

extension WishDefinition {
  /// The soloist's stem (`stems`) is the loudest pitched one in the place; `others` are the rest of them.
  public static let solo = WishDefinition("solo", title: "Solo") { SoloWish.run($0, $1) }
}

enum SoloWish {
  /// A soloist that lies so far below the loudest accompanist, in LU, still leads a little.
  static let nearly = 2.0

  static func run(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    let times = material.times(of: wish)
    let level = { (stem: StemMeasurement) in
      (name: stem.name, loudness: StemPresence(of: stem, against: material.measured.master.levels, in: times).loudness)
    }
    let soloists = material.stems(wish.target.stems).map(level)
    guard let soloist = soloists.max(by: { ($0.loudness?.value ?? -200) < ($1.loudness?.value ?? -200) }) else {
      return WishResult(wish, .missed, measured: "no such stem", reason: "No stem of the delivery plays it.")
    }
    guard let own = soloist.loudness else {
      return WishResult(
        wish, .missed, measured: "silent", reason: "\(soloist.name) is silent there.", stem: soloist.name,
        repair: .anotherSeed)
    }
    let rivals = material.stems(wish.target.others).map(level).compactMap { stem in
      stem.loudness.map { (name: stem.name, loudness: $0) }
    }
    guard let rival = rivals.max(by: { $0.loudness < $1.loudness }) else {
      return WishResult(
        wish, .kept, measured: "\(soloist.name) alone", reason: "No other pitched stem sounds there.",
        stem: soloist.name)
    }
    let lead = (own - rival.loudness).value
    let way = lead >= 0 ? "above" : "below"
    return WishResult(
      wish, lead >= 0 ? .kept : lead >= -nearly ? .partly : .missed,
      measured: "\(soloist.name) \(number(rounded(abs(lead)))) LU \(way) \(rival.name)", value: lead,
      unit: "LU above the next", reason: "\(soloist.name) is \(lead >= 0 ? "" : "not ")the loudest pitched stem there.",
      stem: soloist.name, repair: .louder(1 - lead))
  }
}
