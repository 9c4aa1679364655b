import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Synthesis

/// Hand drums, blocks and bells: where they sound, and for how long.
@Suite struct PercussionTests {
  private static func play(_ drum: DrumNote, tonic: PitchClass? = nil) -> [Float] {
    var note = TestPerformance.note(drum.rawValue, velocity: 1, seconds: 0.2)
    note.tonic = tonic
    return TestPerformance.play(DrumKit().voice(note), note, atMost: 3).left
  }

  private static func spectrum(_ samples: [Float]) -> [Float] {
    let size = 65_536
    let padded = Array(samples.prefix(size)) + [Float](repeating: 0, count: max(0, size - samples.count))
    var power = [Float](repeating: 0, count: size / 2 + 1)
    RealFFT(size: size).addPower(of: padded[...], window: [Float](repeating: 1, count: size), to: &power)
    return power
  }

  private static func bin(_ hertz: Double) -> Int { Int(hertz * 65_536 / 48_000) }

  /// The frequency of most power, in hertz.
  private static func peak(_ samples: [Float]) -> Double {
    let power = spectrum(samples)
    let index = power.indices.max { power[$0] < power[$1] } ?? 0
    return Double(index) * 48_000 / 65_536
  }

  /// The strongest partial in hertz, and the seconds to −60 dB of the longest.
  private static let drums: [(drum: DrumNote, pitch: Double, decay: Double)] = [
    (.conga, 208, 0.42), (.lowConga, 156, 0.5), (.highBongo, 466, 0.2), (.lowBongo, 330, 0.26), (.surdo, 65, 1),
    (.mutedSurdo, 72, 0.2), (.claves, 2500, 0.09), (.highWoodblock, 1108, 0.1), (.lowWoodblock, 831, 0.12),
    (.highTimbale, 392, 0.4), (.lowTimbale, 277, 0.5), (.cowbell, 800, 0.3), (.highAgogo, 1480, 0.4),
    (.lowAgogo, 1109, 0.45),
  ]

  /// Within 4 %, as skins begin above their pitch; 40 dB are gone after two thirds of the decay, 30 % more or less.
  @Test(arguments: drums.indices) func `a drum has its pitch and its decay`(row: Int) {
    let (drum, pitch, decay) = Self.drums[row]
    let sound = Self.play(drum)
    #expect(abs(Self.peak(sound) / pitch - 1) < 0.04, "\(drum): \(Self.peak(sound)) Hz")
    let last = sound.lastIndex { abs($0) > sound.peak / 100 } ?? 0
    #expect(abs(Double(last) / 48_000 / (decay * 2 / 3) - 1) < 0.3, "\(drum): \(Double(last) / 48_000) s")
  }

  @Test(arguments: [DrumNote.mutedConga, .mutedSurdo]) func `a muted drum is over in a third of the open one's time`(
    drum: DrumNote
  ) {
    let open = Self.play(drum == .mutedConga ? .conga : .surdo)
    let muted = Self.play(drum)
    let end = { (x: [Float]) in x.lastIndex { abs($0) > x.peak / 100 } ?? 0 }
    #expect(3 * end(muted) < end(open))
  }

  @Test(arguments: [DrumNote.tambourine, .sleighBells, .guiro, .triangle, .castanets])
  func `what rattles, scrapes and clinks has its power above 1 kHz`(drum: DrumNote) {
    let power = Self.spectrum(Self.play(drum)).map(Double.init)
    #expect(power[Self.bin(1000)...].reduce(0, +) > 0.9 * power.reduce(0, +))
  }

  /// The teeth of a guiro pass one after another: its level falls between them.
  @Test func `a guiro has more than a dozen bursts`() {
    let sound = Self.play(.guiro)
    let levels = stride(from: 0, to: 14_400, by: 96).map { Array(sound[$0..<$0 + 96]).energy }
    let bursts = levels.indices.dropFirst().dropLast().filter {
      levels[$0] > levels[$0 - 1] && levels[$0] >= levels[$0 + 1] && levels[$0] > 0.02 * (levels.max() ?? 1)
    }
    #expect(bursts.count > 12 && bursts.count < 60, "\(bursts.count)")
  }

  @Test(arguments: 0..<12) func `a conga is tuned to the song's tonic or fifth`(tonic: Int) {
    let note = 69 + 12 * log2(Self.peak(Self.play(.conga, tonic: PitchClass(tonic))) / 440)
    let nearest = [tonic, (tonic + 7) % 12].map { abs((note - Double($0)).remainder(dividingBy: 12)) }.min() ?? 9
    #expect(nearest < 0.6, "\(note)")
  }

  @Test func `the left drum of the tabla glides upward`() throws {
    let kit = try #require(PatchLibrary.patch(named: "kit-tabla"))
    let note = TestPerformance.note(DrumNote.lowConga.rawValue, velocity: 1, seconds: 0.2)
    // Without the second mode and the hand's noise.
    var filters = [Biquad(.lowPass(.Hz(90))), Biquad(.lowPass(.Hz(90)))]
    let sound = TestPerformance.play(kit, note, atMost: 1).left.map { x in filters.indices.reduce(x) { filters[$1]($0) }
    }
    let rising = (960..<sound.count - 1).filter { sound[$0] <= 0 && sound[$0 + 1] > 0 }
    #expect(rising.count > 12)
    #expect(Double(rising[1] - rising[0]) > 1.1 * Double(rising[11] - rising[10]))
  }
}
