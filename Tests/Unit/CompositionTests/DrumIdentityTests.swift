import Audio
import Composition
import Genres
import Music
import Planning
import Testing

/// A groove that stays recognisable within a song, and is another one in the next.
@Suite struct DrumIdentityTests {
  private static let styles = ["house", "pop", "techno", "trap", "rock", "lo-fi", "funk", "drum-and-bass"]

  private static func drums(_ genre: String, seed: UInt64) throws -> [Set<Songs.Event>] {
    let plan = try Songs.plan(genre, seed: seed, duration: 120)
    return Songs.bars(of: Composer().compose(plan).parts.filter(\.isPercussion), in: plan).filter { !$0.isEmpty }
  }

  /// People's drum tracks have 23 % of different bars in the median; every bar of ours was another one.
  @Test(arguments: styles) func `most bars of the drums are heard again`(genre: String) throws {
    for seed in 0..<4 as Range<UInt64> {
      let bars = try Self.drums(genre, seed: seed)
      #expect(Double(Set(bars).count) <= 0.6 * Double(bars.count), "seed \(seed)")
    }
  }

  @Test(arguments: styles) func `songs of one genre have drums of their own`(genre: String) throws {
    let songs = try (0..<6 as Range<UInt64>).map { seed in Self.histogram(try Self.drums(genre, seed: seed)) }
    let likeness = songs.indices.flatMap { i in songs[..<i].map { Self.cosine($0, songs[i]) } }
    #expect(likeness.reduce(0, +) / Double(likeness.count) <= 0.92)
  }

  /// The strokes of each drum by sixteenth.
  private static func histogram(_ bars: [Set<Songs.Event>]) -> [[Int]: Double] {
    bars.joined().reduce(into: [:]) { $0[[$1.note, $1.step], default: 0] += 1 }
  }

  private static func cosine(_ a: [[Int]: Double], _ b: [[Int]: Double]) -> Double {
    let norm = { (h: [[Int]: Double]) in h.values.map { $0 * $0 }.sorted().reduce(0, +).squareRoot() }
    return a.keys.sorted { $0.lexicographicallyPrecedes($1) }.reduce(0) { $0 + a[$1, default: 0] * b[$1, default: 0] }
      / (norm(a) * norm(b))
  }
}
