import Audio
import Foundation
import TestSupport
import Testing

@Suite struct ZeroPhaseFilterTests {
  static func filtered(_ sound: [Float], _ filter: ZeroPhaseFilter) -> [Float] {
    let edge = [Float](repeating: 0, count: ZeroPhaseFilter.reach)
    return filter.apply(to: edge + sound + edge, with: RealFFT(size: ZeroPhaseFilter.size))
  }

  @Test func `without gains it changes nothing but 0 Hz, and delays nothing`() {
    let tone = TestTone.sine(.Hz(440), seconds: 1).left
    let result = Self.filtered(tone.map { $0 + 0.25 }, ZeroPhaseFilter { _ in .dB(0) })
    #expect((4000..<44_000).allSatisfy { abs(result[$0] - tone[$0]) < 1e-4 })
  }

  @Test(arguments: [(60.0, 0.0), (100.0, 0.0), (1000.0, -3.0), (4000.0, 4.0), (15_000.0, 4.0)])
  func `a tone gets the gain that was asked for`(frequency: Double, gain: Double) {
    let filter = ZeroPhaseFilter { f in f.value < 500 ? .dB(0) : f.value < 2000 ? .dB(-3) : .dB(4) }
    let result = Self.filtered(TestTone.sine(.Hz(frequency), seconds: 1).left, filter)
    let rms = (result[12_000..<36_000].reduce(0.0) { $0 + Double($1) * Double($1) } / 24_000).squareRoot()
    #expect(abs(20 * log10(rms * 2.0.squareRoot() / 0.5) - gain) < 0.1)
  }

  @Test(arguments: [(0.0, 0.0...0.001), (11.7, 0.45...0.55), (20.0, 0.85...0.95), (30.0, 0.97...1.03)])
  func `it takes away what lies below hearing`(frequency: Double, gain: ClosedRange<Double>) {
    let bin = Int((frequency * Double(ZeroPhaseFilter.size) / 48_000).rounded())
    #expect(gain.contains(abs(Double(ZeroPhaseFilter { _ in .dB(0) }.gains[bin]))))
  }

  @Test func `it gives the same sound in one piece and in several`() {
    let sound = TestTone.noise(seconds: 1).left
    let filter = ZeroPhaseFilter { .dB($0.value > 3000 ? -6 : 2) }
    let whole = Self.filtered(sound, filter)
    let reach = ZeroPhaseFilter.reach
    let part = Array(sound[10_000 - reach..<20_000 + reach])
    let piece = filter.apply(to: part, with: RealFFT(size: ZeroPhaseFilter.size))
    #expect(piece.count == 10_000)
    #expect(zip(piece, whole[10_000...]).allSatisfy { abs($0 - $1) < 1e-5 })
  }
}
