/// The notes of a Standard MIDI File, track by track.
///
/// It reads formats 0 and 1 with metrical time: running status, names of tracks and notes; other events are passed over.
/// Source: MIDI Manufacturers Association, *Standard MIDI Files 1.0* (RP-001).
public struct MIDIFileReader: Sendable {
  /// One track.
  public struct Track: Sendable, Equatable {
    public internal(set) var name = ""
    /// In order of their onsets.
    public internal(set) var notes: [Note] = []
  }

  public let tracks: [Track]

  /// Nil for bytes that are no such file.
  public init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard reader.text(4) == "MThd", let length = reader.number(4), length >= 6, reader.number(2) != nil,
      let count = reader.number(2), let division = reader.number(2), division > 0, division < 0x8000,
      reader.skip(length - 6)
    else { return nil }
    var tracks: [Track] = []
    for _ in 0..<count {
      guard reader.text(4) == "MTrk", let length = reader.number(4), let body = reader.bytes(length),
        let track = TrackReader(body, division: division).track
      else { return nil }
      tracks.append(track)
    }
    self.tracks = tracks
  }
}

/// A position in bytes, and what is read from there on.
private struct ByteReader {
  private let all: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: some Collection<UInt8>) { (all, position) = (ArraySlice(Array(bytes)), 0) }

  var isAtEnd: Bool { position >= all.count }

  mutating func byte() -> UInt8? {
    guard !isAtEnd else { return nil }
    defer { position += 1 }
    return all[position]
  }

  func peek() -> UInt8? { isAtEnd ? nil : all[position] }

  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, position + count <= all.count else { return nil }
    defer { position += count }
    return all[position..<position + count]
  }

  mutating func skip(_ count: Int) -> Bool { bytes(count) != nil }

  mutating func text(_ count: Int) -> String? { bytes(count).map { String(decoding: $0, as: UTF8.self) } }

  /// The highest byte first.
  mutating func number(_ count: Int) -> Int? { bytes(count).map { $0.reduce(0) { $0 << 8 | Int($1) } } }

  /// Seven bits to the byte, all but the last with the eighth set.
  mutating func variableLength() -> Int? {
    var value = 0
    for _ in 0..<4 {
      guard let byte = byte() else { return nil }
      value = value << 7 | Int(byte & 0x7f)
      if byte < 0x80 { return value }
    }
    return nil
  }
}

/// The reading of one track.
private struct TrackReader {
  private var reader: ByteReader
  private let division: Int
  private var status: UInt8 = 0
  private var tick = 0
  /// Onsets and velocities of keys that are held, by channel and key.
  private var held: [Int: [(tick: Int, velocity: UInt8)]] = [:]

  init(_ bytes: ArraySlice<UInt8>, division: Int) {
    reader = ByteReader(bytes)
    self.division = division
  }

  /// Nil where the bytes end in the middle of an event.
  var track: MIDIFileReader.Track? {
    var copy = self
    return copy.read()
  }

  private mutating func read() -> MIDIFileReader.Track? {
    var track = MIDIFileReader.Track()
    while !reader.isAtEnd {
      guard let distance = reader.variableLength(), let next = reader.peek() else { return nil }
      tick += distance
      if next >= 0x80 { status = reader.byte() ?? 0 }
      guard event(&track) else { return nil }
    }
    track.notes.sort { ($0.onset, $0.pitch) < ($1.onset, $1.pitch) }
    return track
  }

  private mutating func event(_ track: inout MIDIFileReader.Track) -> Bool {
    switch status {
    case 0xff:
      guard let type = reader.byte(), let length = reader.variableLength(), let body = reader.bytes(length) else {
        return false
      }
      if type == 0x03 { track.name = String(decoding: body, as: UTF8.self) }
      return true
    case 0xf0, 0xf7: return reader.variableLength().map { reader.skip($0) } ?? false
    case 0x80...0x9f: return note(&track)
    case 0xc0...0xdf: return reader.skip(1)
    case 0xa0...0xef: return reader.skip(2)
    default: return false
    }
  }

  private mutating func note(_ track: inout MIDIFileReader.Track) -> Bool {
    guard let key = reader.byte(), let velocity = reader.byte() else { return false }
    let place = Int(status & 0x0f) << 7 | Int(key)
    if status >= 0x90, velocity > 0 {
      held[place, default: []].append((tick, velocity))
    } else if let first = held[place]?.first {
      held[place]?.removeFirst()
      track.notes.append(
        Note(
          Pitch(Int(key)), velocity: MIDIVelocity.velocity(of: first.velocity), at: beats(first.tick),
          for: beats(tick) - beats(first.tick)))
    }
    return true
  }

  private func beats(_ tick: Int) -> Beats { Beats(ticks: tick * Beats.ticksPerQuarter / division) }
}
