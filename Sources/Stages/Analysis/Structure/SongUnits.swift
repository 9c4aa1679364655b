import Foundation

/// A recording cut into bars, or into pieces of 2 s where there are none, each described by tone and harmony.
struct SongUnits {
  /// Where the units begin, and where the last one ends, in seconds.
  let edges: [Double]
  let textures: [[Double]]
  let chromas: [Chroma]
  let powers: [Double]

  var count: Int { textures.count }

  init(_ texture: TextureTrack, _ pitches: PitchTrack, downbeats: [Double], duration: Double) {
    edges = Self.edges(downbeats, duration: duration)
    let ranges = zip(edges, edges.dropFirst()).map { pitches.frames(from: $0, to: $1) }
    textures = ranges.map { texture.mean($0) }
    powers = ranges.map { texture.power($0) }
    chromas = ranges.map { pitches.chroma($0) }
  }

  /// 0…1: tone counts more than harmony, which changes within sections too.
  func similarity(_ i: Int, _ j: Int) -> Double {
    let distance = Self.distance(textures[i], textures[j])
    return 0.75 * exp(-distance / 5) + 0.25 * cosine(chromas[i], chromas[j])
  }

  /// The root mean square difference of band levels, in dB.
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
