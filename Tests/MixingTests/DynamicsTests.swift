import Audio
import Foundation
import TestSupport
import Testing

@testable import Mixing

/// Soft clipper, saturator and compressor against their formulas.
@Suite struct StripDynamicsTests {
  static let signals: [(String, StereoBuffer)] = [
    ("noise", TestTone.noise(amplitude: 1, seconds: 0.5)), ("sine", TestTone.sine(.Hz(60), amplitude: 3)),
    ("strokes", TestTone.strokes(of: TestTone.noise(amplitude: 2, seconds: 1), every: 0.2, decay: 0.03)),
    ("square", StereoBuffer(mono: (0..<24_000).map { $0 % 300 < 100 ? 1.5 : -0.5 })),
    ("impulses", StereoBuffer(mono: (0..<24_000).map { $0 % 1000 == 0 ? 4 : 0 })),
  ]

  @Test(arguments: signals.indices, [-1.0, -6, -20]) func `no sample passes the soft clipper's ceiling`(
    signal: Int, ceiling: Double
  ) {
    var clipper = SoftClipper(ceiling: .dB(ceiling))
    var block = Self.signals[signal].1
    clipper.process(&block)
    let bound = Float(Decibels.dB(ceiling).factor) * 1.000_01
    #expect(block.left.peak <= bound && block.right.peak <= bound)
  }

  /// Knee 4 dB below the ceiling; above it knee + room · tanh((|x| − knee) / room).
  @Test func `below the knee nothing changes, above it the curve is a hyperbolic tangent`() {
    let (ceiling, knee) = (0.5, 0.5 * pow(10, -4.0 / 20))
    for level in [0.1, 0.25, 0.3, 0.32, 0.4, 0.5, 0.8, 2] {
      var clipper = SoftClipper(ceiling: Decibels(factor: ceiling))
      // Alternating samples have no offset.
      var block = StereoBuffer(mono: [Float(level), Float(-level)])
      clipper.process(&block)
      let room = ceiling - knee
      let expected = level <= knee ? level : knee + room * tanh((level - knee) / room)
      #expect(abs(Double(block.left[0]) - expected) < 1e-4, "\(level)")
    }
  }

  @Test func `louder goes in, louder comes out`() {
    var last: Float = 0
    for step in 1...60 {
      var clipper = SoftClipper(ceiling: .dB(-6))
      var block = StereoBuffer(mono: [Float(step) / 40])
      clipper.process(&block)
      #expect(block.left[0] >= last)
      last = block.left[0]
    }
  }

  private static func amplitude(_ samples: [Float], _ hertz: Double) -> Double {
    var (real, imaginary) = (0.0, 0.0)
    for i in 24_000..<72_000 {
      let angle = 2 * Double.pi * hertz * Double(i) / 48_000
      real += Double(samples[i]) * cos(angle)
      imaginary += Double(samples[i]) * sin(angle)
    }
    return 2 * (real * real + imaginary * imaginary).squareRoot() / 48_000
  }

  /// u − u³/3 of a sine with amplitude d: the third harmonic is d³/12, and the fundamental d − d³/4.
  @Test(arguments: [0.2, 0.5, 0.9]) func `saturation adds the third harmonic of the cubic`(drive: Double) {
    var saturator = Saturator(Saturation(reference: .dB(-6.0206), drive: drive))
    var block = TestTone.sine(.Hz(200), amplitude: 0.5, seconds: 1.5)
    saturator.process(&block)
    let back = 0.5 / drive
    #expect(abs(Self.amplitude(block.left, 600) - back * pow(drive, 3) / 12) < 1e-3)
    #expect(abs(Self.amplitude(block.left, 200) - back * (drive - pow(drive, 3) / 4)) < 2e-3)
    #expect(Self.amplitude(block.left, 400) < 1e-4)
  }

  @Test func `highs pass the saturation as they are`() {
    var saturator = Saturator(Saturation(reference: .dB(-12), drive: 1))
    var block = TestTone.sine(.Hz(15_000), amplitude: 0.25, seconds: 1.5)
    saturator.process(&block)
    #expect(abs(20 * log10(Self.amplitude(block.left, 15_000) / 0.25)) < 0.3)
  }

  @Test(arguments: signals.indices) func `a compressor never raises anything`(signal: Int) {
    var compressor = Compressor(Compression(threshold: .dB(2), ratio: 8, attack: .ms(1), release: .ms(50)))
    let dry = Self.signals[signal].1
    var block = dry
    compressor.process(&block)
    #expect(zip(block.left, dry.left).allSatisfy { abs($0) <= abs($1) * 1.000_01 })
  }

  @Test(arguments: [(1.0, 1e-9), (1000, 0)]) func `a ratio of 1 or an unreachable threshold does nothing`(
    ratio: Double, unused: Double
  ) {
    let threshold = ratio == 1 ? -20.0 : 60
    var compressor = Compressor(Compression(threshold: .dB(threshold), ratio: ratio, attack: .ms(1), release: .ms(50)))
    let dry = TestTone.strokes(of: TestTone.noise(seconds: 2), every: 0.3, decay: 0.1)
    var block = dry
    compressor.process(&block)
    #expect(block == dry)
  }

  @Test func `both channels get one gain, so that the image stands still`() {
    var compressor = Compressor(Compression(threshold: .dB(0), ratio: 4, attack: .ms(2), release: .ms(60)))
    let noise = TestTone.strokes(of: TestTone.noise(seconds: 3), every: 0.5, decay: 0.05)
    let dry = StereoBuffer(left: noise.left, right: noise.left.map { $0 * 0.1 })
    var block = dry
    compressor.process(&block)
    #expect(block != dry)
    #expect(zip(block.left, block.right).allSatisfy { abs($0 * 0.1 - $1) < 1e-6 })
  }

  @Test func `the result does not depend on how the sound is cut into whole control blocks`() {
    let settings = Compression(threshold: .dB(1), ratio: 3, attack: .ms(4), release: .ms(90))
    let sound = TestTone.strokes(of: TestTone.noise(seconds: 1), every: 0.25, decay: 0.05)
    var (whole, whole2) = (sound, Compressor(settings))
    whole2.process(&whole)
    var compressor = Compressor(settings)
    var output: [Float] = []
    for start in stride(from: 0, to: sound.frames, by: 32 * 11) {
      var block = sound[frames: start..<min(start + 32 * 11, sound.frames)]
      compressor.process(&block)
      output += block.left
    }
    #expect(output == whole.left)
  }
}
