import Foundation
import Music
import Signal
import TestSupport
import Testing

@testable import SoundGeneration

@Suite struct VoiceTests {
  static func note(_ pitch: Int, velocity: Double = 0.8, seconds: Double = 1) -> NoteOn {
    NoteOn(
      pitch: Pitch(pitch), frequency: Pitch(pitch).frequency, velocity: velocity, frame: 0,
      held: Int(seconds * 48_000), energy: 0.75, glideFrom: nil, quartersPerSecond: 2, seed: Seed(11))
  }

  static func render(_ voice: any Voice, seconds: Double) -> StereoBuffer {
    var voice = voice
    var buffer = StereoBuffer(frames: 0)
    while buffer.frames < Int(seconds * 48_000), !voice.isFinished {
      var block = StereoBuffer(frames: 512)
      voice.render(left: &block.left, right: &block.right, from: 0)
      buffer.left += block.left
      buffer.right += block.right
    }
    return buffer
  }

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
    let sound = try #require(SoundLibrary.sound(named: name))
    let buffer = Self.render(sound.voice(Self.note(pitch, seconds: 1.5)), seconds: 1)
    // The organ's lowest stop sounds an octave below.
    let expected = Pitch(pitch).frequency * (name == "keys-organ" ? 0.5 : 1)
    let heard = Self.pitch(of: buffer.left[12_000..<36_000], near: expected)
    #expect(abs(1200 * log2(heard / expected)) < 12)
  }

  /// A step from silence of more than a twentieth of the peak within one sample would be heard as a click.
  @Test(arguments: SoundLibrary.names.filter { !$0.hasPrefix("kit") && $0 != "effects" })
  func `a note starts and ends without a click`(name: String) throws {
    let sound = try #require(SoundLibrary.sound(named: name))
    for pitch in [40, 67] {
      let buffer = Self.render(sound.voice(Self.note(pitch, seconds: 0.4)), seconds: 8)
      let peak = max(buffer.left.peak, 1e-4)
      #expect(abs(buffer.left[0]) < 0.05 * peak, "start of \(name) at \(pitch)")
      let last = buffer.left.lastSounding ?? 0
      #expect(abs(buffer.left[last]) < 0.005 * peak, "end of \(name) at \(pitch)")
      #expect(buffer.left.isFinite)
    }
  }

  @Test(arguments: SoundLibrary.names) func `harder is louder, and never out of bounds`(name: String) throws {
    let sound = try #require(SoundLibrary.sound(named: name))
    let levels = [0.4, 1.0].map { velocity in
      Self.render(sound.voice(Self.note(48, velocity: velocity, seconds: 0.5)), seconds: 0.5).left.energy
    }
    let isTexture = name.hasPrefix("texture")
    #expect(isTexture || levels[1] > 2 * levels[0])
    #expect(levels[1] < 24_000)
  }

  @Test func `an open hat is silent 10 ms after the closed one`() throws {
    let kit = try #require(SoundLibrary.sound(named: "kit-909"))
    let open = Self.render(kit.voice(Self.note(46, seconds: 0.1)), seconds: 0.5)
    #expect(Array(open.left[4000..<4700]).peak > 0.01)
    #expect((open.left.lastSounding ?? 0) < 5300)
  }

  @Test func `a bound note slides from the one before`() {
    let patch = SubtractivePatch(
      layers: [.init(waveform: .sine)], amplitude: Envelope(attack: 0.005, decay: 1, sustain: 1, release: 0.1),
      glide: 0.1)
    var note = Self.note(57)
    note = NoteOn(
      pitch: note.pitch, frequency: 220, velocity: 0.8, frame: 0, held: 48_000, energy: 0.75, glideFrom: 110,
      quartersPerSecond: 2, seed: Seed(1))
    let buffer = Self.render(SubtractiveVoice(patch, note), seconds: 1)
    let late = Self.pitch(of: buffer.left[24_000..<36_000], near: 220)
    #expect(abs(late - 220) < 0.5)
    let rising = (0..<26_400).filter { buffer.left[$0] <= 0 && buffer.left[$0 + 1] > 0 }
    #expect(rising.count { $0 < 2400 } < rising.count { $0 >= 24_000 })
  }
}
