import Audio
import Foundation
import Music
import Testing

@testable import Synthesis

@Suite struct EffectTests {
  private static func noise(_ frames: Int) -> StereoBuffer {
    var random = SeededRandom(Seed(3))
    return StereoBuffer(
      left: (0..<frames).map { _ in 0.3 * random.noise() }, right: (0..<frames).map { _ in 0.3 * random.noise() })
  }

  private static func energy(_ samples: ArraySlice<Float>) -> Float { samples.reduce(0) { $0 + $1 * $1 } }

  @Test func `a gate is open on its steps and shut between them`() {
    var gate = Gate(.init(pattern: "x...", depth: 1), clock: TempoMap(Tempo(bpm: 120)))
    var block = Self.noise(24_000)
    gate.process(&block, at: 0)
    #expect(Self.energy(block.left[0..<6000]) > 100)
    #expect(Self.energy(block.left[6300..<23_900]) == 0)
  }

  /// Quantising to b bits leaves errors of up to half a step, 2⁻ᵇ.
  @Test(arguments: [4.0, 8, 12]) func `a crusher leaves so many bits`(bits: Double) {
    var crusher = BitCrusher(.init(bits: bits, rate: 48_000))
    let dry = Self.noise(4800)
    var block = dry
    crusher.process(&block)
    let worst = zip(dry.left, block.left).map { abs($0 - $1) }.max() ?? 0
    #expect(worst <= Float(pow(2, -bits)) * 1.001)
    #expect(worst > Float(pow(2, -bits)) * 0.9)
  }

  @Test func `below its cut a drive leaves the sound alone`() {
    var drive = Drive(.init(amount: 20, lowCut: 400))
    var block = StereoBuffer(mono: (0..<9600).map { Float(0.5 * sin(2 * Double.pi * 40 * Double($0) / 48_000)) })
    let before = Self.energy(block.left[4800...])
    drive.process(&block)
    #expect(abs(10 * log10(Self.energy(block.left[4800...]) / before)) < 1.5)
  }

  /// 3 cents of wow and 1 of flutter move a zero crossing of 1 kHz by no more than their swing.
  @Test func `a tape wavers in pitch by its cents and no more`() {
    var tape = Tape(.init(drive: 0, tone: 20_000, wow: 30, flutter: 0))
    var block = StereoBuffer(mono: (0..<96_000).map { Float(0.1 * sin(2 * Double.pi * 1000 * Double($0) / 48_000)) })
    tape.process(&block)
    let x = block.left
    let rising = (4800..<95_000).filter { x[$0] <= 0 && x[$0 + 1] > 0 }
    let crossings: [Double] = rising.map { Double($0) + Double(x[$0] / (x[$0] - x[$0 + 1])) }
    let cents: [Double] = zip(crossings, crossings.dropFirst(100)).map { first, last in
      1200 * log2(4800 / (last - first))
    }
    #expect((cents.max() ?? 0) < 31 && (cents.max() ?? 0) > 20)
    #expect((cents.min() ?? 0) > -31 && (cents.min() ?? 0) < -20)
  }

  @Test func `a phaser carves notches and keeps the level`() {
    var phaser = Phaser(.init())
    let dry = Self.noise(96_000)
    var block = dry
    phaser.process(&block)
    let change = 10 * log10(Self.energy(block.left[...]) / Self.energy(dry.left[...]))
    #expect(abs(change) < 4)
    #expect(block != dry)
  }
}
