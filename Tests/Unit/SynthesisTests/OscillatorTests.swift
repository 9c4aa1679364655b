import Audio
import Foundation
import Testing

@testable import Synthesis

@Suite struct OscillatorTests {
  private static let size = 16_384

  /// The spectrum of a wave with a whole number of periods, so that harmonics fall on bins.
  private static func power(_ waveform: OscillatorWaveform, bin: Int) -> [Float] {
    var samples: [Float] = []
    var oscillator = Oscillator(phase: 0)
    while samples.count < size {
      var chunk = MonoChunk()
      oscillator.add(waveform.table, to: &chunk, step: Double(bin) / Double(size), gain: 1)
      for four in 0..<MonoChunk.fours { samples += [chunk[four].x, chunk[four].y, chunk[four].z, chunk[four].w] }
    }
    var power = [Float](repeating: 0, count: size / 2 + 1)
    RealFFT(size: size).addPower(of: samples[...], window: [Float](repeating: 1, count: size), to: &power)
    return power
  }

  @Test(arguments: [OscillatorWaveform.saw, .square, .pulse, .glottis], [55.0, 440, 1760, 5000, 9000])
  func `what is not a harmonic lies 60 dB below the fundamental`(waveform: OscillatorWaveform, hertz: Double) {
    let bin = Int((hertz * Double(Self.size) / 48_000).rounded())
    let power = Self.power(waveform, bin: bin)
    let alias = power.indices.filter { $0 % bin != 0 }.map { power[$0] }.max() ?? 0
    #expect(10 * log10(alias / power[bin]) < -60)
  }

  /// 1/h for a saw, 1/h at odd h for a square, 1/h² at odd h for a triangle.
  @Test(arguments: [2, 3, 4, 5, 8, 15])
  func `harmonics have the levels of their Fourier series`(order: Int) {
    let bin = 110
    let expected: [(OscillatorWaveform, Double)] = [
      (.saw, 1 / Double(order)), (.square, order % 2 == 1 ? 1 / Double(order) : 0),
      (.triangle, order % 2 == 1 ? 1 / Double(order * order) : 0),
    ]
    for (waveform, level) in expected {
      let power = Self.power(waveform, bin: bin)
      #expect(abs(Double((power[order * bin] / power[bin]).squareRoot()) - level) < 0.003)
    }
  }

  @Test func `the sine is right to six digits for any phase`() {
    for step in -3000..<3000 {
      let phase = Float(step) / 700
      #expect(abs(Double(sine(phase)) - sin(2 * Double.pi * Double(phase))) < 3e-6)
    }
  }

  @Test(arguments: [1, 2, 3, 5, 7]) func `a unison is as loud as one and leans to neither side`(count: Int) {
    let members = Unison.voices(count)
    #expect(members.count == count)
    #expect(abs(members.reduce(0) { $0 + $1.level * $1.level } - 1) < 0.07)
    #expect(abs(members.reduce(0) { $0 + $1.side }) < 1e-9)
    #expect(members.allSatisfy { abs($0.detune) <= 1 })
  }
}
