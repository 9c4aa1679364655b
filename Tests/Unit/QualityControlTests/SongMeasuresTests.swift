import Analysis
import Audio
import Foundation
import Music
import Testing

@testable import QualityControl

/// Measures of the notes of songs, on tunes whose values follow from how they are made.
@Suite struct SongMeasuresTests {
  /// Sixteen bars of 2 s in two choruses of eight.
  private static let song: PlannedSong = {
    var song = PlannedSong(
      meter: .fourFour, sections: [Section(.chorus, bars: 8, energy: 0.9), Section(.chorus, bars: 8, energy: 1)],
      bars: (0...16).map { 2 * Double($0) })
    (song.tune, song.bed) = (["lead"], ["pad"])
    return song
  }()

  private static func quarters(_ pitches: [Int], from bar: Int = 0) -> [Note] {
    pitches.enumerated().map { i, pitch in
      Note(Pitch(pitch), velocity: 0.8, at: Beats(4 * bar + i), for: Beats(1))
    }
  }

  private static let phrase = [60, 62, 64, 65, 67, 65, 64, 62]

  @Test func `a phrase that comes four times returns wholly, and the second chorus is the first`() throws {
    let notes = (0..<8).flatMap { Self.quarters(Self.phrase, from: 2 * $0) }
    let measures = SongMeasures(["lead": notes], of: Self.song)
    #expect(measures.recurrence == 1)
    #expect(measures.recall == 1)
    #expect(measures.firstTune == .s(0) && measures.longestRest == .s(0))
  }

  @Test func `a tune that never repeats has no recurrence and recalls nothing`() throws {
    var random = SeededRandom(Seed(1))
    let pitches = (0..<64).map { _ in Int.random(in: 60...76, using: &random) }
    let measures = SongMeasures(["lead": Self.quarters(pitches)], of: Self.song)
    #expect(try #require(measures.recurrence) < 0.2)
    #expect(try #require(measures.recall) < 0.4)
  }

  @Test func `the longest rest counts the bars in which no note begins`() {
    let notes = Self.quarters(Self.phrase, from: 3) + Self.quarters(Self.phrase, from: 12)
    let measures = SongMeasures(["lead": notes], of: Self.song)
    #expect(measures.firstTune == .s(6))
    #expect(measures.longestRest == .s(14))
  }

  @Test(arguments: [(50, 1.0), (63, 0.625), (80, 0.0)])
  func `a note is on top when nothing of the bed that sounds is higher`(pitch: Int, share: Double) {
    let bed = [Note(Pitch(pitch), velocity: 0.5, at: .zero, for: Beats(64))]
    let measures = SongMeasures(["lead": Self.quarters(Self.phrase), "pad": bed], of: Self.song)
    #expect(measures.onTop == share)
  }

  @Test func `a song without a tune has none`() {
    let measures = SongMeasures([:], of: Self.song)
    #expect(measures.firstTune == nil && measures.recurrence == nil && measures.onTop == nil)
    #expect(HookCheck.run(measures).status == .undetermined && TuneCheck.run(measures).status == .undetermined)
  }

  @Test(arguments: [(0.0, CheckStatus.pass), (-2.0, .fail), (3.0, .pass)])
  func `the last arrival may not be quieter than the first`(change: Double, status: CheckStatus) throws {
    var levels = LevelTrack()
    for gain in [Decibels.dB(-20), .dB(-20 + change)] {
      let tone = (0..<480_000).map { Float(gain.factor) * Float(sin(Double($0) * 0.1)) }
      levels.add(StereoBuffer(left: tone, right: tone))
    }
    var song = Self.song
    song.arrivals = [TimeRange(start: 0, end: 10), TimeRange(start: 10, end: 20)]
    let result = try #require(ArrivalCheck.run(levels, song))
    #expect(result.status == status)
    guard case .number(let value) = result.value else { return #expect(Bool(false), "no number") }
    #expect(abs(value - change) < 0.1, "LU")
  }
}
