import Audio
import Foundation
import Testing

@testable import Analysis

struct SegmentationTests {
  /// Novelty that is 1 at some units and 0 elsewhere.
  private func boundaries(_ units: Int, at peaks: [Int], height: Double = 1) -> [Int] {
    Segmentation(novelty: (0..<units).map { peaks.contains($0) ? height : 0 }).boundaries
  }

  @Test(arguments: [(32, [8, 16, 24]), (64, [8, 24, 40, 56]), (24, [12]), (40, [4, 20, 36])])
  func `sections begin where much changes`(units: Int, peaks: [Int]) {
    #expect(boundaries(units, at: peaks) == peaks)
  }

  @Test func `nothing new is no section`() {
    #expect(boundaries(32, at: []) == [])
    #expect(boundaries(32, at: [8, 16], height: 0.02) == [])
    #expect(Segmentation(novelty: []).boundaries == [])
    #expect(Segmentation(novelty: [1]).boundaries == [])
  }

  @Test func `sections inside are four units or longer`() {
    let found = boundaries(48, at: [16, 17, 18, 32])
    for (a, b) in zip(found, found.dropFirst()) { #expect(b - a >= 4) }
    #expect(found.contains(32))
  }

  @Test func `of two changes that are alike, the one that makes whole phrases is a boundary`() {
    var novelty = [Double](repeating: 0, count: 48)
    for unit in [8, 40] { novelty[unit] = 1 }
    for unit in [24, 25] { novelty[unit] = 0.5 }
    #expect(Segmentation(novelty: novelty).boundaries.contains(24))
    #expect(!Segmentation(novelty: novelty).boundaries.contains(25))
  }
}

struct TextureTests {
  /// A track of rows that all have one level.
  private func track(_ levels: [Float], rows: Int) -> TextureTrack {
    var track = TextureTrack()
    for _ in 0..<rows * TextureTrack.step { track.add(levels, power: 0.25) }
    return track
  }

  @Test func `eight frames are a row, and bands next to each other are put together`() {
    let track = track((0..<24).map { Float($0) }, rows: 3)
    #expect(track.count == 3 && track.mean(0..<3).count == TextureTrack.bands)
    for (band, level) in track.mean(0..<3).enumerated() { #expect(abs(level - (2 * Double(band) + 0.5)) < 1e-5) }
    #expect(track.power(0..<3) == 0.25)
  }

  @Test func `rows that are not there count nothing`() {
    let track = track([Float](repeating: -20, count: 12), rows: 2)
    #expect(track.mean(1..<9).allSatisfy { abs($0 + 20) < 1e-5 })
    #expect(track.mean(5..<9).allSatisfy { $0 == 0 } && track.power(-4..<0) == 0)
  }

  static let distances: [([Double], [Double], Double)] = [
    ([0.0, 0], [0.0, 0], 0.0), ([0, 0], [3, 3], 3), ([1, 5], [4, 1], (12.5).squareRoot()), ([], [], 0),
  ]

  @Test(arguments: distances)
  func `the distance of two textures is their root mean square difference`(
    a: [Double], b: [Double], distance: Double
  ) {
    #expect(abs(StructureUnits.distance(a, b) - distance) < 1e-12)
  }
}

struct StructureUnitsTests {
  private func edges(_ downbeats: [Double], duration: Double) -> [Double] {
    let pitches = PitchTrack(Chromagram())
    return StructureUnits(TextureTrack(), pitches, downbeats: downbeats, duration: duration).edges
  }

  static let bars: [([Double], Double, [Double])] = [
    ([1.0, 3, 5, 7], 9.0, [1.0, 3, 5, 7, 9]), ([1.5, 3.5, 5.5, 7.5], 9, [0, 1.5, 3.5, 5.5, 7.5, 9]),
    ([0, 2, 4, 6], 6.5, [0, 2, 4, 6.5]), ([0, 2, 4, 6], 7.5, [0, 2, 4, 6, 7.5]),
  ]

  @Test(arguments: bars)
  func `units are bars, with what is longer than half a bar before them and behind`(
    downbeats: [Double], duration: Double, edges: [Double]
  ) {
    #expect(self.edges(downbeats, duration: duration) == edges)
  }

  static let pieces: [([Double], Double, [Double])] = [
    ([], 7.5, [0.0, 2, 4, 6, 7.5]), ([1, 3, 5], 6.5, [0, 2, 4, 6.5]), ([], 0.5, [0, 0.5]),
  ]

  @Test(arguments: pieces)
  func `without four bars they are pieces of two seconds`(downbeats: [Double], duration: Double, edges: [Double]) {
    #expect(self.edges(downbeats, duration: duration) == edges)
  }
}

struct KeySectionTests {
  private func keySections(_ sections: [(Double, String, Double)], duration: Double) -> [TimeRange] {
    sections.map { StructureMarker(time: .s($0.0), label: $0.1, energy: $0.2) }.keySections(duration: duration)
  }

  @Test func `the loudest section that comes back counts, each time`() {
    let found = keySections([(0, "A", 0.3), (10, "B", 0.8), (20, "C", 1), (30, "B", 0.9)], duration: 40)
    #expect(found == [TimeRange(start: 10, end: 20), TimeRange(start: 30, end: 40)])
  }

  @Test func `where none comes back, or only soft ones do, it is the loudest of all`() {
    #expect(keySections([(0, "A", 0.4), (9, "B", 1)], duration: 20) == [TimeRange(start: 9, end: 20)])
    #expect(
      keySections([(0, "A", 0.4), (9, "B", 1), (12, "A", 0.4)], duration: 20) == [TimeRange(start: 9, end: 12)])
  }

  @Test func `without sections there are none`() {
    #expect(keySections([], duration: 20).isEmpty)
  }
}
