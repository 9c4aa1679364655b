import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Synthesis

@Suite struct DrumVoiceTests {
  private static func play(_ voice: any Voice, _ note: NoteOn, seconds: Double = 0.5) -> [Float] {
    TestPerformance.play(voice, note, atMost: seconds).left
  }

  /// The frequency between two rising zero crossings, by the frames on which they fall.
  private static func frequency(_ samples: [Float], after frame: Int) -> Double {
    let rising = (frame..<samples.count - 1).filter { samples[$0] <= 0 && samples[$0 + 1] > 0 }.prefix(2)
    guard let first = rising.first, let second = rising.dropFirst().first else { return 0 }
    return 48_000 / Double(second - first)
  }

  /// body + (start − body)·e^(−t/fall): 50 + 170·e^(−t/22 ms) hertz.
  @Test(arguments: [0.02, 0.05, 0.1, 0.2]) func `a kick falls from its start to its body`(seconds: Double) {
    let settings = KickVoice.Settings(body: 50, start: 220, fall: 0.022, decay: 2, click: 0, drive: 0)
    let note = TestPerformance.note(36, velocity: 1)
    let sound = Self.play(KickVoice(settings, note), note)
    let period = 1 / Self.frequency(sound, after: Int(seconds * 48_000))
    // The mean over the period that was measured.
    let from = seconds
    let expected = 50 + 170 * 0.022 / period * (exp(-from / 0.022) - exp(-(from + period) / 0.022))
    #expect(abs(1 / period / expected - 1) < 0.35)
    if seconds == 0.2 { #expect(abs(1 / period - 50) < 1) }
  }

  @Test(arguments: [0.1, 0.3, 0.8]) func `a kick falls by 60 dB in its decay`(decay: Double) {
    let settings = KickVoice.Settings(body: 60, start: 60, decay: decay, click: 0, drive: 0)
    let note = TestPerformance.note(36, velocity: 1)
    let sound = Self.play(KickVoice(settings, note), note, seconds: 1.5)
    let half = Int(decay / 2 * 48_000)
    let window = 1600
    let (early, late) = (Array(sound[0..<window]).peak, Array(sound[half..<half + window]).peak)
    #expect(abs(20 * log10(Double(late / early)) + 30) < 3)
  }

  @Test func `a held kick stays at its level before it decays`() {
    let settings = KickVoice.Settings(body: 60, start: 60, hold: 0.2, decay: 0.1, click: 0, drive: 0)
    let note = TestPerformance.note(36, velocity: 1)
    let sound = Self.play(KickVoice(settings, note), note)
    #expect(abs(Array(sound[7000..<9000]).peak / Array(sound[0..<2000]).peak - 1) < 0.02)
    #expect(Array(sound[14_000..<16_000]).peak < 0.05)
  }

  @Test(arguments: [1, 2, 4]) func `a clap has as many bursts as strikes`(count: Int) {
    let strikes = (0..<count).map { Double($0) * 0.03 }
    let settings = SnareVoice.Settings(
      modes: [], toneLevel: 0, noiseLevel: 1, noiseDecay: 0.02, noiseAttack: 0.0005, strikes: strikes, drive: 0)
    let note = TestPerformance.note(39, velocity: 1)
    let sound = Self.play(SnareVoice(settings, note), note)
    let envelope = stride(from: 0, to: 9600, by: 240).map { Array(sound[$0..<$0 + 240]).energy }
    let peaks = envelope.indices.filter { i in
      envelope[i] > 0.05 * (envelope.max() ?? 1) && (i == 0 || envelope[i] > 2 * envelope[i - 1])
    }
    #expect(peaks.count == count)
  }

  @Test func `the noise of a snare lies in its band`() {
    let settings = SnareVoice.Settings(
      modes: [], toneLevel: 0, noiseLevel: 0.3, noiseDecay: 1, noiseLow: 2000, noiseHigh: 6000, drive: 0)
    let note = TestPerformance.note(38, velocity: 1)
    let sound = Self.play(SnareVoice(settings, note), note, seconds: 1)
    let size = 16_384
    var power = [Float](repeating: 0, count: size / 2 + 1)
    RealFFT(size: size).addPower(of: sound[2000..<2000 + size], window: Window.hann(size), to: &power)
    let bin = { (hertz: Double) in Int(hertz * Double(size) / 48_000) }
    let mean = { (low: Double, high: Double) in
      power[bin(low)..<bin(high)].reduce(0.0) { $0 + Double($1) } / Double(bin(high) - bin(low))
    }
    #expect(mean(2500, 5500) > 30 * mean(100, 500))
    #expect(mean(2500, 5500) > 8 * mean(14_000, 20_000))
  }

  @Test(arguments: [0.05, 0.4, 1.5]) func `a cymbal is over after its decay`(decay: Double) {
    let note = TestPerformance.note(51, velocity: 1, seconds: 0.01)
    var voice = CymbalVoice(.init(decay: decay), note)
    var chunks = 0
    while !voice.isFinished {
      _ = voice.next()
      chunks += 1
    }
    let seconds = Double(chunks * 64) / 48_000
    #expect(seconds > decay && seconds < 1.4 * decay + 0.01)
  }

  @Test func `a cymbal has next to nothing below its corner`() {
    let note = TestPerformance.note(42, velocity: 1)
    let sound = Self.play(CymbalVoice(.init(highPass: 7000, decay: 1), note), note)
    var low = Array(sound.prefix(16_384))
    let whole = low.energy
    var filter = Biquad(.lowPass(.Hz(1500)))
    filter.process(&low)
    #expect(low.energy < 0.003 * whole)
  }

  /// Between the ends the level in dB and the pitch in octaves move evenly.
  @Test func `a riser grows, and a downlifter falls away`() {
    let note = TestPerformance.note(60, velocity: 1, seconds: 2)
    let rise = Self.play(
      SweepVoice(.init(from: 250, to: 9000, fromDb: -30, toDb: -8), note), note, seconds: 2)
    let fall = Self.play(
      SweepVoice(.init(from: 7000, to: 250, fromDb: -12, toDb: -36), note), note, seconds: 2)
    let level = { (x: [Float], at: Double) in
      10 * log10(Array(x[Int(at * 48_000)..<Int(at * 48_000) + 9600]).energy / 9600)
    }
    #expect(level(rise, 1.7) > level(rise, 0.1) + 12)
    #expect(level(fall, 1.7) < level(fall, 0.1) - 12)
    #expect(rise.count >= 96_000 && abs(rise[95_990]) < 0.02)
  }

  @Test func `the surface of a record hisses at its level and crackles now and then`() {
    let note = TestPerformance.note(55, velocity: 1, seconds: 6)
    let quiet = Self.play(TextureVoice(.init(hissDb: -46, crackles: 0), note), note, seconds: 6)
    let crackling = Self.play(TextureVoice(.init(hissDb: -46, crackles: 20), note), note, seconds: 6)
    let hiss = 10 * log10(Array(quiet[48_000..<96_000]).energy / 48_000)
    #expect((-62...(-44)).contains(hiss))
    #expect(crackling.peak > 4 * quiet.peak)
    #expect(quiet[0] == 0 && abs(quiet[287_990]) < 1e-3)
  }
}
