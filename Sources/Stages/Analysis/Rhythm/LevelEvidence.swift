import Foundation

/// What speaks for and against counting beats at one level, measured in what happens on and between its beats.
struct LevelEvidence {
  /// One value for each of `LevelWeights.table`.
  private(set) var features: [Double]

  /// A level's beats: `length` is a beat in beats of the scene's pulse, `offset` the first of them.
  struct Level {
    var bpm: Double
    var length: Double
    var offset: Double
  }

  /// `support` is how alike the onsets are after 1, 2 and 4 of its beats.
  init(_ pulse: PulseHeights, _ level: Level, support: Double) {
    let quarters = (0..<16).map {
      pulse.accents(from: level.offset + Double($0) / 4 * level.length, every: 4 * level.length)
    }
    let totals = quarters.map { $0.reduce(0, +) }
    let mean = { (places: [Int]) in places.reduce(0) { $0 + totals[$1] } / Double(places.count) }
    let third = pulse.accents(from: level.offset + level.length / 3, every: level.length).reduce(0, +)
    let twoThirds = pulse.accents(from: level.offset + level.length * 2 / 3, every: level.length).reduce(0, +)
    let on = max(1e-6, mean([0, 4, 8, 12]))
    let all = max(1e-6, mean(Array(0..<16)))
    let low = (0..<4).map { quarters[4 * $0][0] }
    let middle = (0..<4).map { quarters[4 * $0][2] }
    let lowTilt = Self.tilt(low[0] + low[2], low[1] + low[3])
    let middleTilt = Self.tilt(middle[0] + middle[2], middle[1] + middle[3])
    let octaves = log2(level.bpm / 120)
    let density = log2(max(0.1, pulse.density * 60 / level.bpm))
    let bars = pulse.harmonyContrasts(from: level.offset, beat: level.length)
    features = [
      octaves, octaves * octaves, log(max(0.02, support)), log(on / all),
      mean([2, 6, 10, 14]) / on, mean([1, 3, 5, 7, 9, 11, 13, 15]) / on, min(third, twoThirds) / on,
      -middleTilt * lowTilt, density, density * density, bars.half, bars.bar, bars.twoBars, bars.threes,
    ]
  }

  /// What all of it together says, on a logarithmic scale.
  var weight: Double { zip(features, LevelWeights.table).reduce(0) { $0 + $1.0 * $1.1 } }

  /// How much greater one is than the other, −1…1.
  private static func tilt(_ a: Double, _ b: Double) -> Double { (a - b) / max(1e-6, a + b) }
}
