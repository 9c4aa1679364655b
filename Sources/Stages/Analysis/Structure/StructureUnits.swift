import Foundation

/// Units of a recording, bars or pieces of 2 s where there are none, each described by timbre and harmony.
struct StructureUnits {
  /// Starts of the units, and the end of the last one, in seconds.
  let edges: [Double]
  /// Mean band levels of each unit, in dB.
  let textures: [[Double]]
  let chromas: [Chroma]
  /// Mean square of each unit.
  let powers: [Double]

  var count: Int { textures.count }

  /// Units of a recording of `duration`; `downbeats` and `duration` in seconds, fewer than four downbeats make no bars.
  init(_ texture: TextureTrack, _ pitches: PitchTrack, downbeats: [Double], duration: Double) {
    edges = Self.edges(downbeats, duration: duration)
    let ranges = zip(edges, edges.dropFirst()).map { pitches.frames(from: $0, to: $1) }
    textures = ranges.map { texture.mean($0) }
    powers = ranges.map { texture.power($0) }
    chromas = ranges.map { pitches.chroma($0) }
  }

  /// Similarity of two units, 0…1: timbre counts more than harmony, which changes within sections too.
  func similarity(_ i: Int, _ j: Int) -> Double {
    let distance = Self.distance(textures[i], textures[j])
    return 0.75 * exp(-distance / 5) + 0.25 * cosine(chromas[i], chromas[j])
  }

  /// Root mean square difference of band levels, in dB.
  static func distance(_ a: [Double], _ b: [Double]) -> Double {
    (zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(max(1, a.count))).squareRoot()
  }

  private static func edges(_ downbeats: [Double], duration: Double) -> [Double] {
    guard downbeats.count >= 4 else {
      return Array(stride(from: 0, to: max(duration - 1, 0.001), by: 2)) + [duration]
    }
    let bar = (downbeats[downbeats.count - 1] - downbeats[0]) / Double(downbeats.count - 1)
    let lead = downbeats[0] > 0.5 * bar ? [0.0] : []
    let tail = duration - downbeats[downbeats.count - 1] < 0.5 * bar
    return lead + (tail ? Array(downbeats.dropLast()) : downbeats) + [duration]
  }
}

/// Timbre over time as band levels: one row per frame of the chromagram.
struct TextureTrack: Sendable {
  static let bands = 12
  /// Onset frames in one row.
  static let step = 8

  /// Band levels in dB, row after row.
  private(set) var rows: [Float] = []
  /// Mean square of the sound in each row.
  private(set) var powers: [Float] = []
  private var sums = [Float](repeating: 0, count: bands)
  private var power: Float = 0
  private var frames = 0

  var count: Int { powers.count }

  /// Adds the band levels and the mean square of one onset frame; neighbouring bands are put together.
  mutating func add(_ levels: [Float], power framePower: Float) {
    for (i, level) in levels.enumerated() { sums[i * Self.bands / levels.count] += level }
    power += framePower
    frames += 1
    guard frames == Self.step else { return }
    let share = Float(Self.bands) / Float(levels.count * Self.step)
    for b in 0..<Self.bands {
      rows.append(sums[b] * share)
      sums[b] = 0
    }
    powers.append(power / Float(Self.step))
    power = 0
    frames = 0
  }

  /// Mean band levels of some rows.
  func mean(_ range: Range<Int>) -> [Double] {
    var mean = [Double](repeating: 0, count: Self.bands)
    let range = range.clamped(to: 0..<count)
    for row in range {
      for b in 0..<Self.bands { mean[b] += Double(rows[row * Self.bands + b]) }
    }
    return mean.map { $0 / Double(max(1, range.count)) }
  }

  /// Mean square of some rows.
  func power(_ range: Range<Int>) -> Double {
    let range = range.clamped(to: 0..<count)
    return range.reduce(0) { $0 + Double(powers[$1]) } / Double(max(1, range.count))
  }
}
