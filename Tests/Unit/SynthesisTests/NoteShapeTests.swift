import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Synthesis

/// Bends, swells and vibrato as they are heard.
@Suite struct NoteShapeTests {
  private static func shape(_ expression: NoteExpression) -> NoteShape? {
    let note = Note(Pitch(57), velocity: 0.8, at: .zero, for: Beats(4), expression: expression)
    return NoteShape(of: note, clock: TempoMap(Tempo(bpm: 60)))
  }

  /// The frequency of 100 ms by the peak of the autocorrelation within two semitones of `hertz`.
  private static func pitch(of samples: ArraySlice<Float>, near hertz: Double) -> Double {
    let x = Array(samples)
    let period = 48_000 / hertz
    let lags = Int(period * 0.89)...Int(period * 1.12) + 1
    let values = lags.map { lag in zip(x, x.dropFirst(lag)).reduce(0.0) { $0 + Double($1.0 * $1.1) } }
    let best = values.indices.dropFirst().dropLast().max { values[$0] < values[$1] } ?? 1
    let (a, b, c) = (values[best - 1], values[best], values[best + 1])
    return 48_000 / (Double(lags.lowerBound + best) + 0.5 * (a - c) / (a - 2 * b + c))
  }

  @Test(arguments: ["lead-flute", "saxophone", "guitar-steel", "keys-electric", "bass-electric"])
  func `a note that is bent from two semitones below comes to its pitch`(name: String) throws {
    let patch = try #require(PatchLibrary.patch(named: name))
    var note = TestPerformance.note(57, seconds: 2)
    let bend = [(0.0, -2.0), (0.4, -2.0), (0.5, 0.0)].map {
      NoteExpression.Point(after: Beats(ticks: Int($0.0 * 960)), value: $0.1)
    }
    note.shape = Self.shape(NoteExpression(bend: bend))
    let sound = TestPerformance.play(patch, note, atMost: 1.2).left
    for (range, truth) in [(7_200..<16_800, 196.0), (33_600..<48_000, 220.0)] {
      let heard = Self.pitch(of: sound[range], near: truth)
      #expect(abs(1200 * log2(heard / truth)) < 15, "\(heard) Hz for \(truth) Hz")
    }
  }

  @Test func `a swell from a quarter to the whole amplitude is heard as 12 dB`() throws {
    let patch = SubtractivePatch(
      layers: [.init(waveform: .sine)], amplitude: Envelope(attack: 0.005, decay: 1, sustain: 1, release: 0.1))
    var note = TestPerformance.note(57, seconds: 2)
    let plain = TestPerformance.play(Patch("plain", patch), note, atMost: 2).left
    note.shape = Self.shape(
      NoteExpression(swell: [
        .init(after: .zero, value: 0.25), .init(after: Beats(ticks: 480), value: 0.25),
        .init(after: Beats(1), value: 1),
      ]))
    let swelling = TestPerformance.play(Patch("swelling", patch), note, atMost: 2).left
    let level = { (range: Range<Int>) in 10 * log10(Double(Array(swelling[range]).energy / Array(plain[range]).energy))
    }
    #expect(abs(level(4_800..<19_200) + 12) < 0.2)
    #expect(abs(level(52_800..<76_800)) < 0.2)
  }

  @Test func `a vibrato wavers by its depth at its rate, and grows over 0.4 s`() throws {
    let shape = try #require(
      Self.shape(NoteExpression(vibrato: .init(depth: 0.3, rate: 5, after: Beats(ticks: 480)))))
    let values = (0..<2000).map { shape.semitones(at: Double($0) / 1000) }
    #expect(values.prefix(500).allSatisfy { $0 == 0 })
    #expect(abs((values.suffix(1000).max() ?? 0) - 0.3) < 0.001)
    let rises = zip(values.suffix(1000), values.suffix(1000).dropFirst()).count { $0 < 0 && $1 >= 0 }
    #expect(4...5 ~= rises)
  }
}
