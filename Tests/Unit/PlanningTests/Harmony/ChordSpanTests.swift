import Audio
import Foundation
import Genres
import Music
import Testing

@testable import Planning

@Suite struct ChordSpanTests {
  private static func chord(_ symbol: String) throws -> Chord { try #require(Chord(symbol)) }

  @Test func `whole bars are three fields, and a part of a bar says where it begins and how long it is`() throws {
    let spans = [
      ChordSpan(bar: 0, bars: 2, chord: try Self.chord("C")),
      ChordSpan(bar: 2, beat: .zero, length: Beats(2), chord: try Self.chord("F/A")),
      ChordSpan(bar: 2, beat: Beats(2), length: Beats(2), chord: try Self.chord("G7")),
    ]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(spans)
    let expected = """
      [{"bar":0,"bars":2,"chord":"C"},{"bar":2,"bars":1,"chord":"F/A","length":2},\
      {"bar":2,"bars":0,"beat":2,"chord":"G7","length":2}]
      """
    #expect(String(decoding: data, as: UTF8.self) == expected)
    #expect(try JSONDecoder().decode([ChordSpan].self, from: data) == spans)
    #expect(spans.map { $0.onset(in: .fourFour) } == [.zero, Beats(8), Beats(10)])
    #expect(spans.map { $0.length(in: .fourFour) } == [Beats(8), Beats(2), Beats(2)])
  }

  /// Two chords divide a bar as its beats allow: 3/4 as 2 + 1, 6/8 in its two beats, 5/4 as 3 + 2.
  @Test(arguments: [
    (Meter.fourFour, 2, [0.0, 2]), (.threeFour, 2, [0, 2]), (.sixEight, 2, [0, 1.5]), (.twoFour, 2, [0, 1]),
    (.fiveFour, 2, [0, 3]), (.twelveEight, 2, [0, 3]), (.fourFour, 4, [0, 1, 2, 3]), (.threeFour, 3, [0, 1, 2]),
  ])
  func `chords share a bar by its beats`(meter: Meter, count: Int, places: [Double]) throws {
    let chords = try ["C", "F", "G", "Am"].prefix(count).map(Self.chord)
    let spans = HarmonicPeriod([chords]).spans(from: 3, count: 1, in: meter, transposed: 0)
    #expect(spans.map { $0.onset(in: meter).quarters - 3 * meter.bar.quarters } == places)
    #expect(spans.map(\.bars) == [1] + [Int](repeating: 0, count: count - 1))
    #expect(spans.reduce(.zero) { $0 + $1.length(in: meter) } == meter.bar)
  }

  @Test func `a chord that stays is one span, transposed with its bass`() throws {
    let period = HarmonicPeriod([[try Self.chord("C/E")], [try Self.chord("C/E")], [try Self.chord("F")]])
    let spans = period.spans(from: 4, count: 4, in: .fourFour, transposed: 2)
    let expected = try [(4, 2, "D/F#"), (6, 1, "G"), (7, 1, "D/F#")].map {
      ChordSpan(bar: $0, bars: $1, chord: try Self.chord($2))
    }
    #expect(spans == expected)
  }
}
