import Audio
import Foundation
import Music
import Prompt
import Testing

@testable import Planning

/// Where the tempo of a song goes by what was asked.
@Suite struct TempoPlanningTests {
  private static let sections = [
    Section(.intro, bars: 4, energy: 0.3), Section(.build, bars: 4, energy: 0.6), Section(.drop, bars: 8, energy: 0.9),
    Section(.breakdown, bars: 4, energy: 0.3), Section(.drop, bars: 8, energy: 0.95),
    Section(.outro, bars: 4, energy: 0.4),
  ]

  private static func map(_ curves: TempoCurve...) -> TempoMap? {
    TempoPlanning(curves: curves, opening: Tempo(bpm: 100), meter: .fourFour).map(of: sections)
  }

  private static func bpm(_ map: TempoMap, bar: Double) -> Double {
    map.tempo(at: Beats(ticks: Int(bar * 3_840))).bpm
  }

  @Test func `nothing asked is nothing changed`() { #expect(Self.map() == nil) }

  @Test func `a song accelerates evenly from beat to beat`() throws {
    let map = try #require(Self.map(TempoCurve(from: 90, to: 140, isFaster: true)))
    #expect(Self.bpm(map, bar: 0) == 90 && Self.bpm(map, bar: 16) == 115 && Self.bpm(map, bar: 32) == 140)
  }

  @Test func `a jump holds in its section, each time it comes`() throws {
    let map = try #require(
      Self.map(TempoCurve(from: nil, to: 160, isFaster: true, isGradual: false, place: SectionPlace(.in, .drop))))
    let tempi = [0, 7.9, 8, 15.9, 16, 19.9, 20, 27.9, 28, 31].map { Self.bpm(map, bar: $0) }
    #expect(tempi == [100, 100, 160, 160, 100, 100, 160, 160, 100, 100])
  }

  @Test func `a build's acceleration stays where it has arrived`() throws {
    let map = try #require(Self.map(TempoCurve(from: nil, to: 140, isFaster: true, place: SectionPlace(.in, .build))))
    #expect([0, 4, 6, 8, 31].map { Self.bpm(map, bar: $0) } == [100, 100, 120, 140, 140])
  }

  @Test func `an end slows down over its last four bars`() throws {
    let map = try #require(Self.map(TempoCurve(from: nil, to: nil, isFaster: false, place: .end)))
    #expect([0, 28, 30, 32].map { Self.bpm(map, bar: $0) } == [100, 100, 85, 70])
  }

  @Test func `a jump within a ramp leaves the ramp as it was`() throws {
    let map = try #require(
      Self.map(
        TempoCurve(from: 100, to: 132, isFaster: true),
        TempoCurve(from: nil, to: 80, isFaster: false, isGradual: false, place: SectionPlace(.in, .breakdown))))
    #expect([0, 8, 16, 19, 20, 32].map { Self.bpm(map, bar: $0) } == [100, 108, 80, 80, 120, 132])
  }

  @Test(arguments: [
    (SectionPlace.whole, [0..<32]), (.start, [0..<4]), (.end, [28..<32]),
    (SectionPlace(.in, .drop), [8..<16, 20..<28]),
    (SectionPlace(.in, .drop, occurrence: -1), [20..<28]), (SectionPlace(.in, .drop, occurrence: 3), []),
    (SectionPlace(.in, .drop, occurrence: 1, bars: 2), [8..<10]), (SectionPlace(.until, .drop), [0..<8]),
    (SectionPlace(.from, .breakdown), [16..<32]), (SectionPlace(.after, .breakdown), [20..<32]),
    (SectionPlace(.before, .breakdown), [8..<16]), (SectionPlace(.before, .drop, occurrence: 1, bars: 2), [6..<8]),
    (SectionPlace(.in, .solo), []), (SectionPlace(.in, nil, occurrence: -1, bars: 2), [30..<32]),
  ])
  func `places are bars of the form`(place: SectionPlace, bars: [Range<Int>]) {
    #expect(place.barRanges(in: Self.sections) == bars)
  }

  private static func plan(seconds: Double?, _ change: (inout Brief) -> Void) throws -> SongPlan {
    var brief = Brief()
    brief.genre = "house"
    brief.duration = seconds.map { .s($0) }
    change(&brief)
    let planner = Planner(defaults: .init(genre: "house", duration: .s(60), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    return try planner.plan(title: "test", brief: brief, style: nil, seed: Seed(1))
  }

  /// Within the last bar, of 2.7 s at 90 BPM, and the tail of 1.2 s.
  @Test(arguments: [20.0, 60, 180], [(90.0, 140.0), (140, 90), (60, 180)])
  func `the asked duration holds whatever the tempo does`(seconds: Double, tempi: (Double, Double)) throws {
    let plan = try Self.plan(seconds: seconds) {
      $0.tempoCurves = [TempoCurve(from: tempi.0, to: tempi.1, isFaster: tempi.1 > tempi.0)]
    }
    let end = plan.time(ofBar: plan.bars).value
    #expect(plan.frames == Int(seconds * 48_000))
    #expect(end <= seconds - 1.2 && end > seconds - 1.2 - 2 * plan.barTime.value, "\(end)")
    #expect(plan.bpm.bpm == tempi.0)
    #expect(abs(plan.clock.tempo(at: plan.meter.bar * plan.bars).bpm - tempi.1) < 1e-9)
  }

  @Test func `a fading song goes on to the end of its file`() throws {
    let plan = try Self.plan(seconds: 45) { ($0.ending, $0.fade) = (.fade, .s(10)) }
    #expect(plan.ending.isFading == true && plan.ending.fade == .s(10) && !plan.ending.chord)
    #expect(plan.time(ofBar: plan.bars) >= .s(45) && plan.time(ofBar: plan.bars - 1) < .s(45))
  }

  @Test func `a feel is the song's, or a place's`() throws {
    let song = try Self.plan(seconds: 60) { $0.timeFeel = .half }
    #expect(song.sections.allSatisfy { $0.timeFeel == .half } && song.sharedFeel == .half)
    var arrangement = SectionArrangement()
    arrangement.timeFeel = .half
    let place = try Self.plan(seconds: 120) {
      $0.structure = [.init(.verse), .init(.bridge), .init(.chorus)]
      $0.sectionDetails = [SectionDetail(SectionPlace(.in, .bridge), arrangement, words: "half-time bridge")]
    }
    #expect(place.sections.map(\.timeFeel) == [nil, .half, nil] && place.sharedFeel == nil)
  }
}
