import Audio
import Genres
import Music
import Planning

/// The fills of a song: the same at the same places, the larger the more they lead to.
///
/// Within a section half a bar turns a group of eight over; its end has a whole bar, and before something bigger the fullest.
struct DrumFills {
  /// From the smallest to the largest; one of the genre's fills is one dictionary, patterns by drum.
  private let fills: [[String: String]]
  private let seed: Seed

  init(genre: Genre, plan: SongPlan, genreName: String) {
    seed = plan.seed.derived(genreName, "fills")
    var random = SeededRandom(seed)
    // Three of them are a drummer's in this song.
    let chosen = genre.fills(in: plan.meter).shuffled(using: &random).prefix(3)
    fills = chosen.enumerated().sorted { (Self.strokes($0.element), $0.offset) < (Self.strokes($1.element), $1.offset) }
      .map(\.element)
  }

  /// The fill of a bar that ends a group, and the step on which it begins in a bar of `steps`; nil where there is none.
  func fill(endingIn bar: Int, of span: SectionSpan, steps: Int) -> (patterns: [String: String], from: Int)? {
    guard !fills.isEmpty else { return nil }
    guard bar == span.lastBar else {
      // Every other turn of a long section is the second fill's.
      let index = span.restsLowEnd(in: bar) || (bar - span.firstBar) / 8 % 2 == 1 ? 1 : 0
      return (fills[index % fills.count], steps / 2 / 4 * 4)
    }
    return (fills[span.leadsUp ? fills.count - 1 : min(1, fills.count - 1)], 0)
  }

  /// The fill of turn `index` of a drum solo.
  func solo(_ index: Int) -> [String: String] { fills.isEmpty ? [:] : fills[index % fills.count] }

  private static func strokes(_ fill: [String: String]) -> Int {
    fill.values.reduce(0) { $0 + $1.count { $0 != "." && $0 != "-" } }
  }
}
