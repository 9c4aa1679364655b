import Foundation
import Testing

@testable import Music

struct TempoTests {
  /// Beats per minute, and how long a bar lasts in seconds.
  @Test(arguments: [(Meter.fourFour, 120.0, 2.0), (.threeFour, 90, 2), (.sixEight, 90, 4.0 / 3), (.sixEight, 60, 2)])
  func `a tempo counts the beats of its meter, in six eighths dotted quarters`(
    meter: Meter, bpm: Double, bar: Double
  ) {
    #expect(abs(Tempo(bpm: bpm, in: meter).seconds(of: meter.bar) - bar) < 1e-9)
  }

  @Test func `ninety dotted quarters are 135 quarters`() {
    #expect(Tempo(bpm: 90, in: .sixEight).quartersPerMinute == 135)
    #expect(Tempo(bpm: 90, in: .threeFour).quartersPerMinute == 90)
  }

  @Test(arguments: [(12, 8, true), (9, 8, true), (6, 8, true), (3, 8, false), (6, 4, false), (4, 4, false)])
  func `compound meters are those whose eighths come in threes`(beats: Int, unit: Int, isCompound: Bool) {
    #expect(Meter(beats: beats, unit: unit).isCompound == isCompound)
  }

  @Test(arguments: [Tempo(bpm: 126.5), Tempo(bpm: 90, in: .sixEight)])
  func `a tempo comes back from JSON with its beat`(tempo: Tempo) throws {
    #expect(try JSONDecoder().decode(Tempo.self, from: JSONEncoder().encode(tempo)) == tempo)
  }

  @Test func `a tempo of quarters is a number in JSON`() throws {
    #expect(String(decoding: try JSONEncoder().encode(Tempo(bpm: 126.5)), as: UTF8.self) == "126.5")
  }

  @Test func `MIDI has the quarters of a tempo in dotted quarters`() throws {
    let score = Score(
      title: "", tempo: Tempo(bpm: 90, in: .sixEight), meter: .sixEight, key: Key(PitchClass(0), .major), sections: [],
      parts: [])
    let bytes = StandardMIDIFile(score).bytes
    let location = try #require(bytes.indices.dropLast(5).first { Array(bytes[$0..<$0 + 3]) == [0xff, 0x51, 3] })
    let microseconds = bytes[location + 3..<location + 6].reduce(0) { $0 << 8 | Int($1) }
    #expect(microseconds == 444_444)
  }
}
