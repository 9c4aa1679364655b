import Foundation
import Synthesis
import Testing

@testable import Instruments

@Suite struct SpokenRecordsTests {
  private static func long(_ value: Int) -> [UInt8] {
    let bits = UInt32(truncatingIfNeeded: value)
    return (0..<4).map { UInt8(truncatingIfNeeded: bits >> UInt32(8 * $0)) }
  }

  private static func record(_ tag: Character, _ value: Int, _ payload: [UInt8] = []) -> [UInt8] {
    [tag.asciiValue ?? 0, 0, 0, 0] + long(value) + payload
  }

  private static func phoneme(_ symbol: String, at sample: Int) -> [UInt8] {
    record("P", sample, Array(symbol.utf8) + [UInt8](repeating: 0, count: 8 - symbol.utf8.count))
  }

  private static let whole =
    record("R", 22_050) + record("W", 1) + phoneme("h", at: 0) + phoneme("ə", at: 700)
    + record("S", 3, [0, 0x80, 0, 0, 0xff, 0x7f]) + record("W", 7) + phoneme("w", at: 1400) + phoneme("", at: 2000)

  @Test func `rate, samples and phonemes are read in order`() {
    let records = SpokenRecords(Self.whole)
    #expect(records.rate == 22_050 && records.fault == nil)
    #expect(records.samples == [-1, 0, 32_767.0 / 32_768])
    #expect(records.phonemes.map(\.symbol) == ["h", "ə", "w", ""])
    #expect(records.phonemes.map(\.start) == [0, 700, 1400, 2000])
    #expect(records.phonemes.map(\.beginsWord) == [true, false, true, false])
    #expect(records.phonemes.map(\.textOffset) == [0, nil, 6, nil])
  }

  @Test func `output that was cut off anywhere is what came whole`() {
    let all = SpokenRecords(Self.whole)
    for length in 0...Self.whole.count {
      let records = SpokenRecords(Array(Self.whole.prefix(length)))
      #expect(all.phonemes.starts(with: records.phonemes) && all.samples.starts(with: records.samples))
    }
  }

  @Test(arguments: [1, 2, 7]) func `a fault has its number`(number: Int) {
    #expect(SpokenRecords(Self.record("E", number)).fault == number)
  }

  @Test func `unknown tags, negative lengths and words before the first are harmless`() {
    let odd = Self.record("?", 5) + Self.record("S", -4) + Self.record("W", 0) + Self.phoneme("a", at: 3)
    let records = SpokenRecords(odd)
    #expect(records.samples.isEmpty && records.phonemes.map(\.textOffset) == [0])
  }

  @Test func `any bytes are read without a crash`() {
    for seed in 0..<50 {
      let bytes = (0..<200).map { UInt8(truncatingIfNeeded: ($0 * 31 + seed * 97) ^ ($0 >> 2)) }
      let records = SpokenRecords(bytes)
      #expect(records.samples.allSatisfy { (-1...1).contains($0) })
    }
  }
}
