import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Synthesis

@Suite struct TonalVoiceTests {
  private static let size = 16_384

  private static func spectrum(_ samples: ArraySlice<Float>) -> [Float] {
    var power = [Float](repeating: 0, count: size / 2 + 1)
    RealFFT(size: size).addPower(of: samples.prefix(size), window: Window.hann(size), to: &power)
    return power
  }

  private static func level(_ power: [Float], _ hertz: Double) -> Double {
    let bin = Int((hertz * Double(size) / 48_000).rounded())
    return 10 * log10(Double(power[max(0, bin - 2)...bin + 2].max() ?? 0) + 1e-20)
  }

  /// Side bands at carrier ± n · modulator with the levels of Bessel functions: J₁(1)/J₀(1) = 0.4401/0.7652.
  @Test func `frequency modulation has the side bands of Chowning's formula`() {
    let patch = FMPatch(
      operators: [
        .init(ratio: 4, modulatorRatio: 1, index: 1 / (1.0 * 0.8 + 0.4 * 0.75), indexDecay: 1e6, indexSustain: 1)
      ],
      amplitude: Envelope(attack: 0.001, decay: 1, sustain: 1, release: 0.1))
    let note = TestPerformance.note(57, frequency: 300, velocity: 1, seconds: 1)
    let power = Self.spectrum(TestPerformance.play(FMVoice(patch, note), note, atMost: 1).left[8000...])
    let carrier = Self.level(power, 1200)
    for side in [900.0, 1500] { #expect(abs(Self.level(power, side) - carrier - 20 * log10(0.4401 / 0.7652)) < 1) }
    for side in [600.0, 1800] { #expect(abs(Self.level(power, side) - carrier - 20 * log10(0.1149 / 0.7652)) < 1.5) }
    #expect(Self.level(power, 1350) < carrier - 60)
  }

  /// By Carson's rule all of it lies below 20 kHz.
  @Test(arguments: [84, 96, 105]) func `high bright notes do not alias`(pitch: Int) {
    let patch = FMPatch(
      operators: [.init(modulatorRatio: 3.5, index: 6, indexDecay: 1e6, indexSustain: 1)],
      amplitude: Envelope(attack: 0.001, decay: 1, sustain: 1, release: 0.1))
    let note = TestPerformance.note(pitch, velocity: 1)
    let power = Self.spectrum(TestPerformance.play(FMVoice(patch, note), note, atMost: 0.6).left[4000...])
    let below = Int(0.7 * note.frequency * Double(Self.size) / 48_000)
    let aliases = power[20..<below].filter { 10 * log10(Double($0)) > 10 * log10(Double(power.max() ?? 1)) - 40 }
    #expect(aliases.count <= 12, "the lower side bands that are folded at 0 are of the sound itself")
  }

  @Test(arguments: [0.5, 2.0, 4]) func `a plucked string falls by 60 dB in its decay`(decay: Double) {
    let patch = StringPatch(decay: decay, brightness: 1, release: 0.1, spread: 0)
    let note = TestPerformance.note(60, frequency: 261.63, velocity: 1, seconds: 3)
    let sound = TestPerformance.play(StringVoice(patch, note), note, atMost: 1.2).left
    let power = { (at: Double) in Self.level(Self.spectrum(sound[Int(at * 48_000)...]), 261.63) }
    let slope = (power(0.8) - power(0.1)) / 0.7
    #expect(abs(slope + 60 / decay) < 6 / decay + 4)
  }

  @Test func `a string plucked in its middle lacks the even harmonics`() {
    let patch = StringPatch(decay: 4, brightness: 1, position: 0.5, pluck: 12_000, release: 0.1, spread: 0)
    let note = TestPerformance.note(48, frequency: 200, velocity: 1, seconds: 1)
    let power = Self.spectrum(TestPerformance.play(StringVoice(patch, note), note, atMost: 0.6).left[4000...])
    let odd = [1.0, 3, 5].map { Self.level(power, 200 * $0) }.max() ?? 0
    let even = [2.0, 4, 6].map { Self.level(power, 200 * $0) }.max() ?? 0
    #expect(odd > even + 10)
  }

  /// A bar of three modes: only these sound, each for its time.
  @Test func `a modal sound has its modes and no others`() {
    let patch = ModalPatch(
      modes: [.init(ratio: 1, level: 1, decay: 3), .init(ratio: 3.9, level: 0.5, decay: 3)], softness: 0, stroke: 0)
    let note = TestPerformance.note(60, frequency: 261.63, velocity: 1, seconds: 2)
    let power = Self.spectrum(TestPerformance.play(ModalVoice(patch, note), note, atMost: 0.6).left[4000...])
    let first = Self.level(power, 261.63)
    #expect(abs(Self.level(power, 3.9 * 261.63) - first + 6) < 2)
    #expect(Self.level(power, 2 * 261.63) < first - 60)
  }

  @Test(arguments: [(60, 1.0), (72, 0.7), (48, 1 / 0.7)]) func `an octave higher rings shorter`(
    pitch: Int, factor: Double
  ) {
    let patch = ModalPatch(modes: [.init(ratio: 1, level: 1, decay: 0.5)], stroke: 0)
    let note = TestPerformance.note(pitch, velocity: 1, seconds: 3)
    var voice = ModalVoice(patch, note)
    var chunks = 0
    while !voice.isFinished {
      _ = voice.next()
      chunks += 1
    }
    // A mode is dropped at −120 dB, and the voice at 1.1 times its decay at the latest.
    #expect(abs(Double(chunks * 64) / 48_000 / (1.1 * 0.5 * factor) - 1) < 0.05)
  }

  @Test func `a vibrato begins after its delay and stays within its cents`() {
    let patch = SubtractivePatch(
      layers: [.init(waveform: .sine)], amplitude: Envelope(attack: 0.01, decay: 1, sustain: 1, release: 0.1),
      vibrato: .init(rate: 5, cents: 20, delay: 0.3))
    var random = SeededRandom(Seed(1))
    let motion = NoteMotion(patch, TestPerformance.note(69), random: &random)
    #expect(motion.frequency(at: 0.29) == 440)
    let cents = stride(from: 0.3, to: 3, by: 0.005).map { 1200 * log2(motion.frequency(at: $0) / 440) }
    #expect(cents.allSatisfy { abs($0) <= 20.001 })
    #expect((cents.max() ?? 0) > 19.5 && (cents.min() ?? 0) < -19.5)
  }

  @Test func `the corner follows key, velocity and energy in octaves`() {
    let patch = SubtractivePatch(
      layers: [.init(waveform: .saw)], amplitude: Envelope(attack: 0.01, decay: 1, sustain: 1, release: 0.1),
      cutoff: 1000, keyTracking: 1, liveliness: 0)
    let cutoff = { (pitch: Int) -> Double in
      var random = SeededRandom(Seed(1))
      return NoteMotion(patch, TestPerformance.note(pitch), random: &random).cutoff(at: 0.5)
    }
    #expect(abs(log2(cutoff(72) / cutoff(60)) - 1) < 1e-6)
    // No two notes have quite the same corner: ±3 % of an octave.
    #expect(abs(log2(cutoff(60) / 1000)) < 0.031)
  }

  /// At 120 BPM a quarter lasts half a second.
  static let wobbles: [([Double], Double)] = [([1], 0.5), ([2], 0.25), ([0.5], 1)]

  @Test(arguments: wobbles) func `a wobble turns with the quarter notes`(
    rates: [Double], period: Double
  ) {
    let patch = SubtractivePatch(
      layers: [.init(waveform: .saw)], amplitude: Envelope(attack: 0.01, decay: 1, sustain: 1, release: 0.1),
      cutoff: 1000, keyTracking: 0, liveliness: 0, wobble: .init(rates: rates, depth: 1))
    var random = SeededRandom(Seed(1))
    let motion = NoteMotion(patch, TestPerformance.note(60), random: &random)
    for time in stride(from: 0.0, to: 1, by: 0.07) {
      #expect(abs(log2(motion.cutoff(at: time) / motion.cutoff(at: time + period))) < 1e-4)
    }
    let octaves = stride(from: 0.0, to: 2, by: 0.01).map { log2(motion.cutoff(at: $0)) }
    #expect(abs((octaves.max() ?? 0) - (octaves.min() ?? 0) - 2) < 0.01)
  }
}
