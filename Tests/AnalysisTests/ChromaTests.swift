import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Analysis

struct ChromaTests {
  private func pitches(_ mono: [Float]) -> PitchTrack {
    var analyser = PitchAnalyser()
    analyser.add(mid: mono, side: [Float](repeating: 0, count: mono.count))
    return PitchTrack(analyser.chroma.chromagram)
  }

  private func hertz(_ note: Double) -> Double { 440 * pow(2, (note - 69) / 12) }

  @Test(arguments: 45...84) func `a sine is one pitch class`(note: Int) throws {
    let chroma = pitches(Tones.sine(hertz(Double(note)), seconds: 2)).chroma(4..<20)
    let share = chroma.share
    #expect(try #require(share.indices.max { share[$0] < share[$1] }) == note % 12)
    #expect(share[note % 12] > 0.95)
  }

  @Test(arguments: [29, 34, 40, 45, 50]) func `a low sine is the bass`(note: Int) throws {
    let bass = pitches(Tones.sine(hertz(Double(note)), seconds: 3)).bass(6..<30).share
    #expect(try #require(bass.indices.max { bass[$0] < bass[$1] }) == note % 12)
    #expect(bass[note % 12] > 0.9)
  }

  @Test(arguments: [220.0, 1000]) func `a sine above 200 Hz is no bass`(hz: Double) {
    #expect(pitches(Tones.sine(hz, seconds: 2)).bass(4..<20).allSatisfy { $0 == 0 })
  }

  @Test(arguments: [-40.0, -12, 0, 7, 33]) func `the tuning is within 2 cents`(cents: Double) throws {
    let track = pitches(Tones.sine(hertz(69 + cents / 100), seconds: 3))
    let tuning = try #require(track.tuning)
    #expect(abs(1200 * log2(tuning / 440) - cents) < 2)
    #expect(track.agreement > 0.95)
  }

  @Test func `three sines are a triad of equal notes`() {
    let triad = [60.0, 64, 67].map { Tones.sine(hertz($0), amplitude: 0.2, seconds: 3) }
    let share = pitches(triad[0].indices.map { triad[0][$0] + triad[1][$0] + triad[2][$0] }).chroma(6..<30).share
    for note in [0, 4, 7] { #expect(abs(share[note] - 1.0 / 3) < 0.05) }
  }

  @Test func `the third and fifth harmonics count for their root`() {
    let chroma = pitches(Tones.sine(hertz(67), seconds: 2)).rootedChroma(4..<20)
    #expect(abs(chroma[0] / chroma[7] - 0.5) < 0.01 && abs(chroma[3] / chroma[7] - 0.2) < 0.01)
  }

  @Test(arguments: [[], Tones.silence(seconds: 2), [Float](repeating: 0.4, count: 96_000)])
  func `silence and offset have no pitch`(mono: [Float]) {
    let track = pitches(mono)
    #expect(track.tuning == nil && track.agreement == 0)
    #expect(track.chroma(0..<track.count).allSatisfy { $0 == 0 })
  }

  @Test func `noise agrees on no tuning`() {
    #expect(pitches(Tones.noise(seconds: 5)).agreement < 0.25)
  }

  @Test(arguments: [(0.0, 1.0, 0..<12), (1, 1, 12..<13), (-5, 0.5, 0..<6), (90, 99, 23..<23)])
  func `frames between two times are at least one, and none beyond the end`(
    start: Double, end: Double, frames: Range<Int>
  ) {
    let track = pitches(Tones.sine(440, seconds: 2.05))
    let found = track.frames(from: start, to: end)
    #expect(found.lowerBound == min(frames.lowerBound, track.count) && found.count == frames.count)
  }
}

struct KeyProfileTests {
  /// Notes of a scale on C, as often as each other.
  private func chroma(_ notes: [Int], above tonic: Int = 0) -> Chroma {
    var chroma = Chroma(repeating: 0, count: 12)
    for note in notes { chroma[(note + tonic) % 12] = 1 }
    return chroma
  }

  @Test(arguments: 0..<12) func `a profile correlates fully with itself at its tonic`(tonic: Int) {
    for mode in [Mode.major, .minor] {
      let notes = mode == .minor ? KeyProfile.shaath.minor : KeyProfile.shaath.major
      let raised = (0..<12).map { notes[($0 - tonic + 12) % 12] }
      let key = Key(PitchClass(tonic), mode)
      #expect(abs(KeyProfile.shaath.correlation(raised, key) - 1) < 1e-9)
      #expect(KeyProfile.shaath.correlation(raised, Key(PitchClass(tonic + 1), mode)) < 0.5)
    }
  }

  @Test(arguments: 0..<12) func `all profiles find a major scale with its triad`(tonic: Int) {
    var notes = chroma([0, 2, 4, 5, 7, 9, 11], above: tonic)
    for degree in [0, 4, 7] { notes[(degree + tonic) % 12] = 2 }
    let keys = KeyProfile.keys(in: notes, family: nil)
    #expect(keys.count == 5 && keys.allSatisfy { $0 == Key(PitchClass(tonic), .major) })
  }

  @Test func `a family leaves the relatives out`() {
    let notes = chroma([0, 2, 3, 5, 7, 8, 10])
    #expect(KeyProfile.keys(in: notes, family: .minor).allSatisfy { $0.mode == .minor })
    #expect(KeyProfile.keys(in: notes, family: .major).allSatisfy { $0.mode == .major })
  }

  @Test func `silence has no key, and all notes alike correlate with none`() {
    #expect(KeyProfile.keys(in: chroma([]), family: nil).isEmpty)
    let flat = KeyProfile.shaath.correlation(chroma(Array(0..<12)), Key(PitchClass(0), .major))
    #expect(abs(flat) < 1e-9)
  }

  static let cosines: [([Double], [Double], Double)] = [
    ([1.0, 0], [1.0, 0], 1.0), ([1, 0], [0, 1], 0), ([1, 1], [-1, -1], -1), ([0, 0], [0, 0], 1), ([0, 0], [1, 2], 0),
    ([3, 4], [4, 3], 0.96),
  ]

  @Test(arguments: cosines)
  func `the cosine of two vectors`(a: [Double], b: [Double], expected: Double) {
    #expect(abs(cosine(a, b) - expected) < 1e-12)
  }
}
