import Testing

@testable import Music

/// Against *Standard MIDI Files 1.0*, read by a reader of this test's own.
@Suite struct MIDITrackTests {
  /// The examples of variable-length quantities in the standard.
  @Test(
    arguments: [
      (0, [0]), (0x40, [0x40]), (0x7f, [0x7f]), (0x80, [0x81, 0]), (0x2000, [0xc0, 0]), (0x3fff, [0xff, 0x7f]),
      (0x4000, [0x81, 0x80, 0]), (0x10_0000, [0xc0, 0x80, 0]), (0x1f_ffff, [0xff, 0xff, 0x7f]),
      (0x20_0000, [0x81, 0x80, 0x80, 0]), (0x800_0000, [0xc0, 0x80, 0x80, 0]), (0xfff_ffff, [0xff, 0xff, 0xff, 0x7f]),
    ] as [(Int, [UInt8])])
  func `distances are written in sevens of bits`(ticks: Int, bytes: [UInt8]) {
    let note = Note(Pitch(60), velocity: 1, at: Beats(ticks: ticks), for: Beats(ticks: 10))
    let track = track([note])
    // Behind the name (4 bytes and none) and the program change (3 bytes).
    #expect(Array(track.bytes.dropFirst(4 + 3).prefix(bytes.count + 3)) == bytes + [0x90, 60, 127])
  }

  private func track(_ notes: [Note], end: Beats = .zero) -> MIDITrack {
    MIDITrack(Part(name: "", role: .lead, notes: notes), channel: 0, program: 0, end: end)
  }

  /// Time, status and key of every note event.
  private func events(_ track: MIDITrack) -> (notes: [(tick: Int, isOn: Bool, key: UInt8, velocity: UInt8)], end: Int) {
    var (index, tick) = (0, 0)
    var notes: [(tick: Int, isOn: Bool, key: UInt8, velocity: UInt8)] = []
    func number() -> Int {
      var value = 0
      while true {
        let byte = track.bytes[index]
        index += 1
        value = value << 7 | Int(byte & 0x7f)
        if byte < 0x80 { return value }
      }
    }
    while index < track.bytes.count {
      tick += number()
      let status = track.bytes[index]
      index += 1
      switch status >> 4 {
      case 0xf:
        index += 1
        index += number()
      case 0xc: index += 1
      default:
        notes.append((tick, status >> 4 == 9, track.bytes[index], track.bytes[index + 1]))
        index += 2
      }
    }
    return (notes, tick)
  }

  @Test(arguments: [(0.0, UInt8(8)), (0.001, 8), (0.5, 84), (1, 127), (2, 127), (-1, 8)])
  func `a note is never struck with velocity 0, which would release it`(velocity: Double, written: UInt8) {
    let note = Note(Pitch(60), velocity: velocity, at: .zero, for: Beats(1))
    #expect(events(track([note])).notes.first?.velocity == written)
  }

  @Test(arguments: [(-5, UInt8(0)), (0, 0), (127, 127), (140, 127)]) func `keys stay within MIDI's`(
    note: Int, key: UInt8
  ) {
    #expect(events(track([Note(Pitch(note), velocity: 1, at: .zero, for: Beats(1))])).notes.map(\.key) == [key, key])
  }

  @Test func `on one tick notes end before others begin`() {
    let notes = (0..<4).map { Note(Pitch(60 + $0 % 2), velocity: 1, at: Beats($0), for: Beats(1)) }
    let written = events(track(notes)).notes
    for tick in [960, 1920, 2880] { #expect(written.filter { $0.tick == tick }.map(\.isOn) == [false, true]) }
  }

  @Test func `a note before the beginning is moved to it`() {
    let note = Note(Pitch(60), velocity: 1, at: Beats(ticks: -20), for: Beats(ticks: 100))
    #expect(events(track([note])).notes.map(\.tick) == [0, 80])
  }

  @Test func `of two notes at once on one key one is written`() {
    let notes = [1, 2].map { Note(Pitch(60), velocity: 1, at: Beats(1), for: Beats($0)) }
    let written = events(track(notes)).notes
    #expect(written.count == 2 && written.map(\.isOn) == [true, false])
  }

  @Test(arguments: [(1, 4, 4 * 960), (4, 1, 4 * 960), (0, 0, 0)])
  func `a track lasts as long as the song or its last note`(
    length: Int, end: Int, ticks: Int
  ) {
    let notes = length > 0 ? [Note(Pitch(60), velocity: 1, at: .zero, for: Beats(length))] : []
    #expect(events(track(notes, end: Beats(end))).end == ticks)
  }

  @Test func `every note that is struck is released`() {
    let notes = (0..<200).map { i in
      Note(Pitch(40 + i * 7 % 24), velocity: 0.7, at: Beats(i * 5 % 64, over: 4), for: Beats(1 + i % 9, over: 3))
    }
    var held: Set<UInt8> = []
    for event in events(track(notes)).notes {
      if event.isOn { #expect(held.insert(event.key).inserted) } else { #expect(held.remove(event.key) != nil) }
    }
    #expect(held.isEmpty)
  }

  @Test func `twenty melodic parts leave channel 10 to the drums`() {
    let parts =
      (0..<20).map { Part(name: "p\($0)", role: .lead, notes: []) } + [Part(name: "d", role: .drums, notes: [])]
    let score = Score(
      title: "", tempo: Tempo(bpm: 100), meter: .fourFour, key: Key(PitchClass(0), .major), sections: [], parts: parts)
    let bytes = StandardMIDIFile(score).bytes
    // A program change follows the name: FF 03, its length and it, then the distance 0.
    let channels = bytes.indices.dropLast(2).filter { bytes[$0] == 0 && bytes[$0 + 1] >> 4 == 0xc }.map {
      bytes[$0 + 1] & 0xf
    }
    #expect(channels == [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 9])
  }
}
