import Foundation
import Music
import Testing

@Suite struct StandardMIDIFileTests {
  private func score(bpm: Double = 120) throws -> Score {
    let notes = [
      Note(Pitch(60), velocity: 1, at: Beats(0), for: Beats(1)),
      Note(Pitch(64), velocity: 0.5, at: Beats(1), for: Beats(2)),
    ]
    return Score(
      title: "Test", tempo: Tempo(bpm: bpm), meter: .fourFour, key: try #require(Key("F minor")),
      sections: [Section(.intro, bars: 1, energy: 0.3), Section(.drop, bars: 2, energy: 1)],
      parts: [Part(name: "lead", role: .lead, notes: notes), Part(name: "drums", role: .drums, notes: [notes[0]])])
  }

  @Test func `the header says type 1, a track for each part and one for the tempo, and 960 ticks`() throws {
    let bytes = StandardMIDIFile(try score()).bytes
    #expect(Array(bytes[0..<14]) == Array("MThd".utf8) + [0, 0, 0, 6, 0, 1, 0, 3, 0x03, 0xc0])
  }

  @Test(arguments: [(120.0, [0x07, 0xa1, 0x20]), (174.0, [0x05, 0x42, 0xfc])])
  func `the tempo is written in microseconds to the quarter`(bpm: Double, microseconds: [UInt8]) throws {
    let bytes = StandardMIDIFile(try score(bpm: bpm)).bytes
    #expect(bytes.contains([0xff, 0x51, 3] + microseconds))
  }

  @Test func `key, meter, markers and names are there`() throws {
    let bytes = StandardMIDIFile(try score()).bytes
    #expect(bytes.contains([0xff, 0x59, 2, UInt8(bitPattern: -4), 1]))
    #expect(bytes.contains([0xff, 0x58, 4, 4, 2, 24, 8]))
    #expect(bytes.contains([0xff, 0x06, 4] + Array("drop".utf8)))
    #expect(bytes.contains([0xff, 0x03, 5] + Array("drums".utf8)))
  }

  @Test func `every chunk has the length that it says`() throws {
    let bytes = StandardMIDIFile(try score()).bytes
    var position = 14
    var tracks = 0
    while position < bytes.count {
      #expect(Array(bytes[position..<position + 4]) == Array("MTrk".utf8))
      let length = bytes[position + 4..<position + 8].reduce(0) { $0 << 8 | Int($1) }
      #expect(Array(bytes[position + 8 + length - 3..<position + 8 + length]) == [0xff, 0x2f, 0])
      position += 8 + length
      tracks += 1
    }
    #expect(position == bytes.count && tracks == 3)
  }

  @Test func `a part is played by the program that it is given, else by one of its role`() throws {
    let score = try score()
    #expect(StandardMIDIFile(score, programs: ["lead": 73]).bytes.contains([0xc0, 73]))
    #expect(StandardMIDIFile(score).bytes.contains([0xc0, 81]))
    // Kits are numbered from 128 and chosen by a program change on channel 10.
    #expect(StandardMIDIFile(score, programs: ["drums": 168]).bytes.contains([0xc9, 40]))
  }

  @Test(arguments: [(Meter.threeFour, [3, 2, 24, 8]), (.sixEight, [6, 3, 36, 8]), (.fourFour, [4, 2, 24, 8])])
  func `the meter is written with its metronome click`(meter: Meter, bytes: [UInt8]) throws {
    let score = Score(
      title: "", tempo: Tempo(bpm: 100), meter: meter, key: Key(PitchClass(0), .major), sections: [], parts: [])
    #expect(StandardMIDIFile(score).bytes.contains([0xff, 0x58, 4] + bytes))
  }

  /// Sharps or flats of the scale with the same notes, and the family of the mode.
  @Test(arguments: [
    ("D dorian", 0, 1), ("E phrygian", 0, 1), ("F lydian", 0, 0), ("G mixolydian", 0, 0), ("A minor", 0, 1),
    ("Bb major", -2, 0), ("C# minor", 4, 1), ("Eb minor", 6, 1), ("A harmonic minor", 0, 1), ("B locrian", 0, 1),
  ])
  func `a mode has the signature of its notes`(name: String, sharps: Int8, minor: UInt8) throws {
    let key = try #require(Key(name))
    let score = Score(title: "", tempo: Tempo(bpm: 100), meter: .fourFour, key: key, sections: [], parts: [])
    #expect(StandardMIDIFile(score).bytes.contains([0xff, 0x59, 2, UInt8(bitPattern: sharps), minor]))
  }

  @Test func `a key that is struck while it is held is released first`() throws {
    let notes = [0, 1].map { Note(Pitch(60), velocity: 1, at: Beats($0), for: Beats(3)) }
    let score = Score(
      title: "", tempo: Tempo(bpm: 100), meter: .fourFour, key: Key(PitchClass(0), .major), sections: [],
      parts: [Part(name: "", role: .lead, notes: notes)])
    // 960 ticks are 0x87 0x40 in sevens of bits; 2,880 are 0x96 0x40.
    let played: [UInt8] = [0, 0x90, 60, 127, 0x87, 0x40, 0x80, 60, 64, 0, 0x90, 60, 127, 0x96, 0x40, 0x80, 60, 64]
    #expect(StandardMIDIFile(score).bytes.contains(played))
  }

  @Test func `drums are on channel 10`() throws {
    #expect(StandardMIDIFile(try score()).bytes.contains([0x99, 60, 127]))
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    indices.contains { starts(at: $0, with: part) }
  }

  private func starts(at index: Int, with part: [UInt8]) -> Bool {
    index + part.count <= count && Array(self[index..<index + part.count]) == part
  }
}
