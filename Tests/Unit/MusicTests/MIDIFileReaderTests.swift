import Foundation
import Music
import Testing

/// Reading MIDI files: bytes written by hand after the standard, and what is not one.
@Suite struct MIDIFileReaderTests {
  private static let header: [UInt8] = Array("MThd".utf8) + [0, 0, 0, 6, 0, 1, 0, 1, 0, 96]

  private static func file(_ events: [UInt8]) -> [UInt8] {
    header + Array("MTrk".utf8) + [0, 0, 0, UInt8(events.count)] + events
  }

  @Test func `running status, notes that end with velocity zero and names are read`() throws {
    let bytes = Self.file(
      [0, 0xff, 0x03, 4] + Array("lead".utf8) + [0, 0x90, 60, 127, 96, 60, 0, 0, 64, 64, 0x81, 0x40, 64, 0]
        + [0, 0xff, 0x2f, 0])
    let track = try #require(MIDIFileReader(bytes)?.tracks.first)
    #expect(track.name == "lead")
    #expect(
      track.notes == [
        Note(Pitch(60), velocity: 1, at: .zero, for: Beats(1)),
        Note(Pitch(64), velocity: pow(64.0 / 127, 1 / 0.6), at: Beats(1), for: Beats(2)),
      ])
  }

  @Test func `controllers, programs, bends and system messages are passed over`() throws {
    let bytes = Self.file(
      [0, 0xc0, 5, 0, 0xb0, 7, 100, 0, 0xe0, 0, 64, 0, 0xf0, 2, 1, 0xf7, 0, 0x91, 60, 64, 48, 0x81, 60, 0]
        + [0, 0xff, 0x2f, 0])
    let track = try #require(MIDIFileReader(bytes)?.tracks.first)
    #expect(track.notes.map(\.length) == [Beats(1, over: 2)])
  }

  @Test func `what the program writes reads back`() throws {
    let notes = [
      Note(Pitch(72), velocity: 0.75, at: .zero, for: Beats(1)),
      Note(Pitch(74), velocity: 0.4, at: Beats(3, over: 2), for: Beats(1, over: 2)),
    ]
    let score = Score(
      title: "t", tempo: Tempo(bpm: 120, in: .fourFour), meter: .fourFour, key: Key(PitchClass(0), .major),
      sections: [Section(.verse, bars: 2, energy: 0.5)], parts: [Part(name: "lead", role: .lead, notes: notes)])
    let reader = try #require(MIDIFileReader(StandardMIDIFile(score).bytes))
    let read = try #require(reader.tracks.last)
    #expect(read.name == "lead" && read.notes.map(\.pitch) == notes.map(\.pitch))
    #expect(read.notes.map(\.onset) == notes.map(\.onset) && read.notes.map(\.length) == notes.map(\.length))
    // In seven bits.
    #expect(zip(read.notes, notes).allSatisfy { abs($0.velocity - $1.velocity) < 0.01 })
  }

  @Test(arguments: [[], Array("RIFF".utf8), Array(header.dropLast(3)), file([0, 0x90, 60]), file([0x81])])
  func `bytes that are no MIDI file, or end too early, give nil`(bytes: [UInt8]) {
    #expect(MIDIFileReader(bytes) == nil)
  }
}
