import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Analysis

/// Recordings at the edge of what can be measured.
struct EdgeCaseTests {
  enum Sound: CaseIterable {
    case empty, oneSample, silence, second, tone, offset, noise, pinkNoise, fullScale, tooSoft, click

    var samples: [Float] {
      switch self {
      case .empty: []
      case .oneSample: [0.5]
      case .silence: Tones.silence(seconds: 6)
      case .second: Array(TinyBand(bpm: 120, chords: Loops.minor, bars: 1).samples.prefix(48_000))
      case .tone: Tones.sine(440, seconds: 12)
      case .offset: [Float](repeating: 0.4, count: 300_000)
      case .noise: Tones.noise(seconds: 12)
      case .pinkNoise: Tones.pinkNoise(seconds: 12)
      case .fullScale: Tones.sine(97, amplitude: 9, seconds: 6).map { max(-1, min(1, $0)) }
      case .tooSoft: Tones.sine(440, amplitude: 1e-6, seconds: 6)
      case .click: ClickTrack(bpm: 1, seconds: 3, start: 1).samples
      }
    }
  }

  /// A profile holds together: what depends on a pulse or a key is there or not at once, all numbers are numbers.
  @Test(arguments: Sound.allCases) func `nothing is claimed that is not there`(sound: Sound) throws {
    let samples = sound.samples
    let profile = try profile(samples)
    #expect(profile.duration == .s(Double(samples.count) / 48_000))
    #expect(profile.bpm == nil && profile.beats.isEmpty && profile.downbeat == nil && profile.meter == nil)
    #expect(profile.bpmConfidence == 0 && profile.bpmAlternative == nil && profile.tempoSections == nil)
    #expect(
      profile.keyConfidence >= 0 && profile.keyConfidence <= 1
        && (profile.key == nil) == (profile.keyAlternative == nil))
    #expect((-1...1).contains(profile.stereo.correlation))
    #expect(profile.eqProfile.allSatisfy { (-60...0).contains($0.db) })
    #expect(profile.silence.map { (0...1).contains($0.share) } ?? true)
    _ = try JSONEncoder().encode(profile)
  }

  @Test(arguments: Sound.allCases) func `the same sound gives the same profile, however it is cut`(sound: Sound) throws
  {
    let samples = sound.samples
    let whole = try profile(samples)
    var analyser = StyleAnalyser()
    for start in stride(from: 0, to: samples.count, by: 7777) {
      analyser.add(StereoBuffer(mono: Array(samples[start..<min(samples.count, start + 7777)])))
    }
    let fingerprint = try analyser.fingerprint(of: MemorySource(StereoBuffer(mono: samples)))
    let cut = analyser.finish(fingerprint: fingerprint)
    #expect(cut.bpm == whole.bpm && cut.key == whole.key && cut.structureMarkers == whole.structureMarkers)
    #expect(cut.tuningHz == whole.tuningHz && cut.silence?.spans == whole.silence?.spans)
    let (one, other) = (cut.loudness?.value ?? -200, whole.loudness?.value ?? -200)
    #expect(abs(one - other) < 0.001)
  }

  @Test func `a band on one side alone has the tempo and key of one in the middle`() throws {
    let band = TinyBand(bpm: 120, chords: Loops.minor, bars: 12).samples
    let silent = [Float](repeating: 0, count: band.count)
    let middle = try profile(band)
    let left = try StyleAnalysis.analyze(MemorySource(StereoBuffer(left: band, right: silent)))
    let (one, both) = (try #require(left.bpm), try #require(middle.bpm))
    #expect(abs(one - both) < 0.01)
    #expect(left.key == middle.key && left.meter == middle.meter)
  }

  @Test(arguments: [0.02, 0.1, 1] as [Float]) func `level changes neither tempo nor key`(gain: Float) throws {
    let profile = try profile(TinyBand(bpm: 96, chords: Loops.major, bars: 10).samples.map { $0 * gain })
    #expect(abs(try #require(profile.bpm) - 96) < 0.05 && profile.key == Key("C major"))
  }

  @Test func `profile keys of silence are none, and of a triad its own`() throws {
    var analyser = StyleAnalyser()
    #expect(analyser.profileKeys().isEmpty)
    let triad = [60.0, 64, 67].map { Tones.sine(440 * pow(2, ($0 - 69) / 12), amplitude: 0.2, seconds: 3) }
    analyser.add(StereoBuffer(mono: triad[0].indices.map { triad[0][$0] + triad[1][$0] + triad[2][$0] }))
    #expect(analyser.profileKeys(in: .major).filter { $0 == Key("C major") }.count >= 4)
  }

  @Test(arguments: AnalysisPart.allCases) func `every part runs by itself`(part: AnalysisPart) throws {
    try part.run(on: MemorySource(StereoBuffer(mono: Tones.noise(seconds: 1))))
    try part.run(on: MemorySource(StereoBuffer(frames: 0)))
  }

  static let silences: [(Double, Double, [ClosedRange<Double>])] = [
    (0.0, 2.0, []), (1, 1, [0...1]), (0.3, 2, []),
  ]

  @Test(arguments: silences)
  func `half a second below −60 dBFS is silent`(silent: Double, sound: Double, spans: [ClosedRange<Double>]) throws {
    let profile = try profile(Tones.silence(seconds: silent) + Tones.sine(440, seconds: sound))
    let silence = try #require(profile.silence)
    #expect(silence.spans.count == spans.count)
    for (found, planned) in zip(silence.spans, spans) {
      #expect(abs(found.start - planned.lowerBound) < 0.1 && abs(found.end - planned.upperBound) < 0.1)
    }
    #expect(abs(silence.share - spans.reduce(0) { $0 + $1.upperBound - $1.lowerBound } / (silent + sound)) < 0.05)
  }
}
