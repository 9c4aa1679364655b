import Foundation
import Testing

@testable import Analysis

/// Evidence for levels from curves that are made by hand and no harmony.
struct LevelEvidenceTests {
  private static let seconds = 40.0
  private static let beats = Curves.beats(100, seconds: seconds)

  private func features(_ curves: OnsetCurves) -> AudioFeatures {
    AudioFeatures(curves: curves, pitches: PitchTrack(Chromagram()), texture: TextureTrack())
  }

  /// Kick on the first and third beat of four, snare on the others, hats on eighths.
  private var drums: OnsetCurves {
    var drums = Curves.pulses([], seconds: Self.seconds)
    let voices: [(range: Int, beats: [Double])] = [(0, [0, 2]), (2, [1, 3]), (3, (0..<8).map { Double($0) / 2 })]
    for voice in voices {
      let times = stride(from: 0.2, to: Self.seconds, by: 4 * 0.6).flatMap { bar in
        voice.beats.map { bar + $0 * 0.6 }
      }
      let own = Curves.pulses(times, seconds: Self.seconds, range: voice.range)
      (drums.bands[voice.range], drums.attacks[voice.range]) = (own.bands[voice.range], own.attacks[voice.range])
    }
    return drums
  }

  @Test func `a backbeat is counted on kick and snare`() throws {
    let levels = MetricalLevel.all(features(drums), beats: Self.beats, bpm: 100)
    #expect(try #require(levels.max { $0.weight < $1.weight }).factor == 1)
  }

  @Test(arguments: [(100.0, 8), (60, 7), (180, 6)]) func `only what people count is a level`(bpm: Double, most: Int) {
    let levels = MetricalLevel.all(features(drums), beats: Self.beats, bpm: bpm)
    #expect(levels.allSatisfy { (44...210).contains($0.bpm) } && levels.count <= most)
    #expect(levels.contains { $0.factor == 1 })
  }

  @Test(arguments: [0, 1, 8]) func `fewer than nine beats have no levels`(count: Int) {
    #expect(MetricalLevel.all(features(drums), beats: Array(Self.beats.prefix(count)), bpm: 100).isEmpty)
  }

  @Test func `silence has finite weights`() {
    let silent = features(Curves.pulses([], seconds: Self.seconds))
    #expect(MetricalLevel.all(silent, beats: Self.beats, bpm: 100).allSatisfy { $0.weight.isFinite })
  }

  @Test func `every feature has its weight`() {
    let pulse = PulseFeatures(features(drums), beats: Self.beats)
    let evidence = LevelEvidence(pulse, bpm: 100, beat: 1, phase: 0, recurrence: 1)
    #expect(evidence.features.count == LevelWeights.table.count)
  }

  @Test func `accents are where something begins, range by range`() {
    let pulse = PulseFeatures(features(drums), beats: Self.beats)
    let (kick, snare) = (pulse.accents(from: 0, every: 2), pulse.accents(from: 1, every: 2))
    #expect(kick[0] > 3 && kick[2] < 0.1 && snare[2] > 3 && snare[0] < 0.1)
    #expect(pulse.strength(from: 0.25, every: 1) < 0.3 && abs(pulse.density - 200.0 / 60) < 0.2)
  }

  @Test func `without harmony no beat of a bar stands out`() {
    let contrasts = PulseFeatures(features(drums), beats: Self.beats).harmonyContrasts(from: 0, beat: 1)
    #expect(contrasts.half == 0 && contrasts.bar == 0 && contrasts.twoBars == 0 && contrasts.threes == 0)
  }
}
