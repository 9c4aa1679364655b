import Analysis
import Audio
import Foundation
import TestSupport
import Testing

func profile(_ mono: [Float], tempo: TempoPrior = .general) throws -> StyleProfile {
  try StyleAnalysis.analyze(
    MemorySource(StereoBuffer(mono: mono)), settings: AnalysisSettings(tempoPrior: tempo))
}

/// i VI III VII and I V vi IV, the loops of much popular music, as MIDI notes with the root first.
enum Loops {
  static let minor = [[57, 60, 64], [53, 57, 60], [48, 52, 55], [55, 59, 62]]
  static let major = [[60, 64, 67], [55, 59, 62], [57, 60, 64], [53, 57, 60]]
}

struct TempoTests {
  @Test(arguments: [70.0, 84.3, 100, 120, 126.5, 140])
  func `clicks are found at their own tempo within 0.05 BPM`(bpm: Double) throws {
    let measured = try profile(ClickTrack(bpm: bpm, seconds: 25).samples)
    #expect(abs(try #require(measured.bpm) - bpm) < 0.05)
    #expect(measured.bpmConfidence > 0.8)
  }

  @Test(arguments: [(174.0, 160.0...180.0), (87.0, 70...100), (62, 60...75), (139.6, 130...150)])
  func `a genre's range decides between half and double`(bpm: Double, range: ClosedRange<Double>) throws {
    let band = TinyBand(bpm: bpm, chords: Loops.minor, bars: Int(bpm / 10))
    let measured = try profile(band.samples, tempo: TempoPrior(range: range))
    #expect(abs(try #require(measured.bpm) - bpm) < 0.1)
  }

  @Test func `music outside of the genre's range is found where it is`() throws {
    let measured = try profile(TinyBand(bpm: 100, chords: Loops.major).samples, tempo: TempoPrior(range: 118...130))
    #expect(abs(try #require(measured.bpm) - 100) < 0.1)
  }

  @Test func `the other level is named when it could be meant`() throws {
    let measured = try profile(ClickTrack(bpm: 150, seconds: 30, accent: 2).samples)
    let levels = [try #require(measured.bpm), try #require(measured.bpmAlternative)].sorted()
    #expect(abs(levels[0] - 75) < 0.1 && abs(levels[1] - 150) < 0.1)
  }

  /// Sounds without a pulse.
  enum Pulseless: CaseIterable {
    case noise, pinkNoise, silence, constant, drone, oneClick

    var samples: [Float] {
      switch self {
      case .noise: Tones.noise(seconds: 15)
      case .pinkNoise: Tones.pinkNoise(seconds: 15)
      case .silence: Tones.silence(seconds: 15)
      case .constant: [Float](repeating: 0.3, count: 720_000)
      case .drone: zip(Tones.sine(110, seconds: 15), Tones.sine(164.9, amplitude: 0.3, seconds: 15)).map { $0 + $1 }
      case .oneClick: ClickTrack(bpm: 2, seconds: 15, start: 9).samples
      }
    }
  }

  @Test(arguments: Pulseless.allCases)
  func `what has no pulse has no tempo`(sound: Pulseless) throws {
    let measured = try profile(sound.samples)
    #expect(measured.bpm == nil)
    #expect(measured.bpmConfidence == 0 && measured.beats.isEmpty && measured.downbeat == nil)
  }

  @Test(arguments: [3.0, 4, 6], [false, true])
  func `a few seconds of noise have no tempo`(seconds: Double, isPink: Bool) throws {
    let measured = try profile(isPink ? Tones.pinkNoise(seconds: seconds) : Tones.noise(seconds: seconds))
    #expect(measured.bpm == nil && measured.bpmConfidence == 0)
  }

  /// What a listener would count, without being told the genre: (name, tempo, kicks, snares, hats), phases in beats.
  static let known: [(String, Double, [Double], [Double], [Double])] = [
    ("four on the floor", 126, [0, 1, 2, 3], [1, 3], [0.5, 1.5, 2.5, 3.5]),
    ("two-step in drum and bass", 174, [0, 2.5], [1, 3], (0..<8).map { Double($0) / 2 }),
  ]

  @Test(arguments: known)
  func `beats are counted where kick and snare alternate`(
    name: String, bpm: Double, kicks: [Double], snares: [Double], hats: [Double]
  ) throws {
    let hits = [(60.0, Float(0.8), kicks), (900, 0.5, snares), (7000, 0.15, hats)].map { hz, level, phases in
      Hits(hz: hz, level: level, times: Hits.times(phases, bar: 4, bpm: bpm, seconds: 30))
    }
    let measured = try profile(Hits.mix(hits, seconds: 30))
    #expect(abs(try #require(measured.bpm) - bpm) < 0.1)
  }

  @Test func `a tempo that drifts by 5 percent is still followed`() throws {
    var samples = Tones.silence(seconds: 40)
    var times: [Double] = []
    var time = 0.5
    while time < 39 {
      times.append(time)
      let click = ClickTrack(bpm: 60, seconds: 0.02).samples
      for (i, x) in click.enumerated() { samples[Int(time * 48_000) + i] += x }
      time += 60 / (117 + 6 * time / 40)
    }
    let measured = try profile(samples)
    #expect(abs(try #require(measured.bpm) - 120) < 3)
    let followed = times.count { time in measured.beats.contains { abs($0 - time) < 0.03 } }
    #expect(Double(followed) > 0.9 * Double(times.count))
  }
}
