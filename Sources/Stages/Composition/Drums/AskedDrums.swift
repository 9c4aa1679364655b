import Genres
import Music
import Planning

/// Drums that were asked for by name and that the genre has no pattern for: they get a usual one.
struct AskedDrums {
  let genre: Genre
  let stem: StemPlan

  /// A lane for each of them.
  var lanes: [DrumLane] {
    let known = Set(genre.drums.filter { $0.stem == stem.name }.map(\.drum))
    return (stem.drums ?? []).filter { !known.contains("\($0)") }.map { drum in
      let steps = genre.meter.steps
      let patterns = (Self.usual[drum] ?? ["x...x...x...x..."]).map { pattern in
        String(String(repeating: pattern, count: steps / pattern.count + 1).prefix(steps))
      }
      return DrumLane(drum: "\(drum)", stem: stem.name, energy: 0.15, patterns: patterns)
    }
  }

  /// Bars of sixteen steps, as genre files write them.
  private static let usual: [DrumNote: [String]] = [
    .kick: ["X.......X.......", "X.......X.x....."], .snare: ["....X.......X..."], .rim: ["....x.......x..."],
    .clap: ["....X.......X..."], .closedHat: ["x.x.x.x.x.x.x.x."], .openHat: ["..x...x...x...x."],
    .ride: ["x...x.x.x...x.x."], .crash: ["X..............."], .lowTom: ["............x.x."],
    .midTom: ["........x.x....."],
    .highTom: ["....x.x........."], .tambourine: ["x.oxx.oxx.oxx.ox", "....X.......X..."],
    .cowbell: ["x...x...x...x...", "x.x.x...x.x.x..."], .highBongo: ["x.xoxx.ox.xoxx.o"],
    .lowBongo: ["......x.......x."],
    .conga: ["...x..x....x..xx", "..x...xx..x...xx"], .lowConga: ["..............x."], .shaker: ["xoxoxoxoxoxoxoxo"],
    .highTimbale: ["x..x..x...x.x..."], .lowTimbale: ["............x..."], .guiro: ["x...x.x.x...x.x."],
    .claves: ["x..x..x...x.x..."], .highWoodblock: ["x.x...x.x.x...x."], .lowWoodblock: ["....x.......x..."],
    .triangle: ["x.......x......."], .sleighBells: ["x.x.x.x.x.x.x.x."], .castanets: ["x..xx.x.x..xx.x."],
    .surdo: ["....x.......X..."],
  ]
}
