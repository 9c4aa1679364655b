import Audio
import Foundation
import Testing

@Suite struct DitherTests {
  @Test func `a constant between two steps is kept on average, with triangular noise`() {
    let value: Float = 0.3 * 0x1p-23
    var dither = Dither(seed: Seed(1))
    let integers = dither.quantise([Float](repeating: value, count: 100_000)).map(Double.init)
    let mean = integers.reduce(0, +) / 100_000
    #expect(abs(mean - 0.3) < 0.01)
    // Triangular dither makes the error's power independent of the signal: 1/6 + 1/12 of a step squared.
    let power = integers.reduce(0) { $0 + ($1 - 0.3) * ($1 - 0.3) } / 100_000
    #expect(abs(power - 0.25) < 0.01)
  }

  @Test func `one seed is one noise, in blocks of any length`() {
    let silence = [Float](repeating: 0, count: 100_000)
    var (whole, parts) = (Dither(seed: Seed(9)), Dither(seed: Seed(9)))
    let once = whole.quantise(silence)
    let first = parts.quantise(Array(silence[..<777]))
    let rest = parts.quantise(Array(silence[777...]))
    #expect(once == first + rest)
  }

  @Test func `full scale and beyond stay within 24 bits, and the peak is told`() {
    var dither = Dither(seed: Seed(1))
    let integers = dither.quantise([1, -1, 4, -4, .nan])
    #expect(integers[..<4].allSatisfy { PCMBlock.range.contains($0) })
    #expect(dither.peak == 4)
  }

  @Test(arguments: [8, 16, 20, 24])
  func `the noise is two steps wide at any word length, and full scale is kept`(bits: Int) {
    var dither = Dither(seed: Seed(3), bits: bits)
    let integers = dither.quantise([Float](repeating: 0.25, count: 100_000))
    let wanted = Int32(1 << (bits - 3))
    #expect(integers.allSatisfy { abs($0 - wanted) <= 1 })
    #expect(Set(integers).count == 3)
    let full = Int32(1 << (bits - 1))
    #expect(dither.quantise([1.5, -1.5]) == [full - 1, -full])
  }
}
