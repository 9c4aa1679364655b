import Foundation
import Music
import Testing

@testable import Analysis

/// Chords from chromagrams that are made by hand.
struct ChordTrackTests {
  private static let second = Int(Chromagram.rate.rounded(.up))

  /// A chromagram of triads, each as long as its frames, with their roots in the bass.
  private func pitches(_ chords: [(root: Int, isMinor: Bool, frames: Int)]) -> PitchTrack {
    var chromagram = Chromagram()
    for chord in chords {
      for _ in 0..<chord.frames {
        var (fine, bass) = ([Float](repeating: 0, count: 120), [Float](repeating: 0, count: 120))
        for note in [0, chord.isMinor ? 3 : 4, 7] { fine[(chord.root + note) % 12 * 10] = 1 }
        bass[chord.root * 10] = 1
        chromagram.fine += fine
        chromagram.fineBass += bass
        chromagram.level.append(0.1)
      }
    }
    return PitchTrack(chromagram)
  }

  private func best(_ shares: ChordTrack.Shares) -> Int? { shares.indices.max { shares[$0] < shares[$1] } }

  @Test(arguments: 0..<12, [false, true]) func `a triad is itself`(root: Int, isMinor: Bool) {
    let track = ChordTrack(pitches([(root, isMinor, 4 * Self.second)]), downbeats: [])
    #expect(track.shares.count >= 4 && track.bars == 0)
    #expect(track.shares.dropLast().allSatisfy { best($0) == root + (isMinor ? 12 : 0) })
    #expect(abs(track.mean.reduce(0, +) - 1) < 0.3 && best(track.first) == root + (isMinor ? 12 : 0))
  }

  @Test func `bars have two halves, and those with the same chords are similar`() {
    // Bars of 2 s: C, A minor, C, F.
    let frames = [(0, false), (9, true), (0, false), (5, false), (0, false)].enumerated().map { i, chord in
      let (start, end) = (Double(2 * i) * Chromagram.rate, Double(2 * i + 2) * Chromagram.rate)
      return (root: chord.0, isMinor: chord.1, frames: Int(end.rounded()) - Int(start.rounded()))
    }
    let track = ChordTrack(pitches(frames), downbeats: [0, 2, 4, 6, 8])
    #expect(track.bars == 5 && track.shares.count == 10 - 1)
    #expect(track.similarity(0, 2) > 0.9 && track.similarity(0, 3) < 0.6)
    #expect(best(track.mean(ofBars: [1])) == 9 + 12 && best(track.mean(ofBars: [0, 2])) == 0)
  }

  @Test func `silence has no chord`() {
    let track = ChordTrack(PitchTrack(Chromagram()), downbeats: [])
    #expect(track.mean.allSatisfy { $0 == 0 } && track.first.allSatisfy { $0 == 0 })
  }

  @Test func `evidence prefers the key whose tonic triad carries a piece`() {
    let loop = [(0, false), (7, false), (9, true), (5, false)].map { (root: $0.0, isMinor: $0.1, frames: 24) }
    let evidence = TonicEvidence(pitches(loop + loop + loop + loop), downbeats: [])
    let keys = [Mode.major, .minor].flatMap { mode in (0..<12).map { Key(PitchClass($0), mode) } }
    #expect(keys.max { evidence.score($0) < evidence.score($1) } == Key("C major"))
  }

  @Test(arguments: [([1.0, 3], [0.25, 0.75]), ([0, 0], [0, 0]), ([], []), ([2], [1])])
  func `shares have the sum 1`(values: [Double], shares: [Double]) { #expect(values.share == shares) }
}
