import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Synthesis

@Suite struct VoiceTests {
  /// By the peak of the autocorrelation near the expected period, refined by a parabola.
  private static func pitch(of samples: ArraySlice<Float>, near hertz: Double) -> Double {
    let x = Array(samples)
    let period = 48_000 / hertz
    let lags = Int(period * 0.9)...Int(period * 1.1) + 1
    let values = lags.map { lag in zip(x, x.dropFirst(lag)).reduce(0.0) { $0 + Double($1.0 * $1.1) } }
    let best = values.indices.dropFirst().dropLast().max { values[$0] < values[$1] } ?? 1
    let (a, b, c) = (values[best - 1], values[best], values[best + 1])
    return 48_000 / (Double(lags.lowerBound + best) + 0.5 * (a - c) / (a - 2 * b + c))
  }

  static let tuned = [
    "keys-piano", "keys-felt", "mallet-marimba", "guitar-nylon", "guitar-steel", "bass-electric", "bass-upright",
    "harp",
    "keys-electric", "lead-flute", "bass-sub", "keys-organ", "saxophone",
  ]

  @Test(arguments: tuned, [41, 57, 69]) func `a note has the pitch it is asked for`(name: String, pitch: Int) throws {
    let sound = try #require(PatchLibrary.patch(named: name))
    let buffer = TestPerformance.play(sound, TestPerformance.note(pitch, seconds: 1.5), atMost: 1)
    // The organ's lowest stop sounds an octave below.
    let expected = Pitch(pitch).frequency * (name == "keys-organ" ? 0.5 : 1)
    let heard = Self.pitch(of: buffer.left[12_000..<36_000], near: expected)
    #expect(abs(1200 * log2(heard / expected)) < 12)
  }

  @Test(arguments: PatchLibrary.names) func `harder is louder, and never out of bounds`(name: String) throws {
    let sound = try #require(PatchLibrary.patch(named: name))
    let levels = [0.4, 1.0].map { velocity in
      TestPerformance.play(sound, TestPerformance.note(48, velocity: velocity, seconds: 0.5), atMost: 0.5).left.energy
    }
    let isTexture = name.hasPrefix("texture")
    #expect(isTexture || levels[1] > 2 * levels[0])
    #expect(levels[1] < 24_000)
  }

  @Test func `an open hat is silent 10 ms after the closed one`() throws {
    let kit = try #require(PatchLibrary.patch(named: "kit-909"))
    let open = TestPerformance.play(kit, TestPerformance.note(46, seconds: 0.1), atMost: 0.5)
    #expect(Array(open.left[4000..<4700]).peak > 0.01)
    #expect((open.left.lastSounding ?? 0) < 5300)
  }

  @Test func `a bound note slides from the one before`() {
    let patch = SubtractivePatch(
      layers: [.init(waveform: .sine)], amplitude: Envelope(attack: 0.005, decay: 1, sustain: 1, release: 0.1),
      glide: 0.1)
    var note = TestPerformance.note(57)
    note = NoteOn(
      pitch: note.pitch, frequency: 220, velocity: 0.8, frame: 0, held: 48_000, struckAgain: nil, energy: 0.75,
      glideFrom: 110,
      quartersPerSecond: 2, seed: Seed(1))
    let buffer = TestPerformance.play(SubtractiveVoice(patch, note), note, atMost: 1)
    let late = Self.pitch(of: buffer.left[24_000..<36_000], near: 220)
    #expect(abs(late - 220) < 0.5)
    let rising = (0..<26_400).filter { buffer.left[$0] <= 0 && buffer.left[$0 + 1] > 0 }
    #expect(rising.count { $0 < 2400 } < rising.count { $0 >= 24_000 })
  }
}
