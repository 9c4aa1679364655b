/// A score as the bytes of a type 1 Standard MIDI File with 960 ticks to the quarter.
///
/// Source: MIDI Manufacturers Association, *Standard MIDI Files 1.0* (RP-001).
public struct StandardMIDIFile: Sendable {
  public let bytes: [UInt8]

  public init(_ score: Score) {
    let tracks = [Self.conductor(of: score)] + score.parts.enumerated().map { Self.track($1, number: $0) }
    var file = Array("MThd".utf8) + Self.big(6, 4) + Self.big(1, 2) + Self.big(tracks.count, 2)
    file += Self.big(Beats.ticksPerQuarter, 2)
    for track in tracks { file += Array("MTrk".utf8) + Self.big(track.count, 4) + track }
    bytes = file
  }

  private struct Event {
    let tick: Int
    /// Notes end before others begin on the same tick.
    let order: Int
    let bytes: [UInt8]
  }

  private static func conductor(of score: Score) -> [UInt8] {
    let microseconds = Int((60_000_000 / score.tempo.bpm).rounded())
    let unit = UInt8(score.meter.unit.trailingZeroBitCount)
    var events = [
      text(0x03, score.title, at: 0), text(0x01, "Composed by Dubplate", at: 0),
      meta(0x51, big(microseconds, 3), at: 0),
      meta(0x58, [UInt8(score.meter.beats), unit, 24, 8], at: 0),
      meta(0x59, [UInt8(bitPattern: Int8(score.key.signature)), score.key.mode.family == .minor ? 1 : 0], at: 0),
    ]
    for (section, bar) in zip(score.sections, score.sectionStarts) {
      events.append(text(0x06, section.kind.rawValue, at: (score.meter.bar * bar).ticks))
    }
    return encode(events)
  }

  private static func track(_ part: Part, number: Int) -> [UInt8] {
    // Channel 10, counted from 0 as 9, is the drums'; the others share the rest.
    let melodic = number % 15
    let channel = UInt8(part.isPercussion ? 9 : (melodic < 9 ? melodic : melodic + 1))
    var events = [text(0x03, part.name, at: 0)]
    for note in part.notes {
      let velocity = UInt8(min(127, max(1, Int((note.velocity * 127).rounded()))))
      let pitch = UInt8(min(127, max(0, note.pitch.note)))
      events.append(Event(tick: max(0, note.onset.ticks), order: 2, bytes: [0x90 | channel, pitch, velocity]))
      events.append(Event(tick: max(1, note.end.ticks), order: 1, bytes: [0x80 | channel, pitch, 64]))
    }
    return encode(events)
  }

  private static func encode(_ events: [Event]) -> [UInt8] {
    var bytes: [UInt8] = []
    var now = 0
    let ordered = events.enumerated().sorted {
      ($0.element.tick, $0.element.order, $0.offset) < ($1.element.tick, $1.element.order, $1.offset)
    }
    for (_, event) in ordered {
      bytes += variableLength(event.tick - now) + event.bytes
      now = event.tick
    }
    return bytes + [0, 0xff, 0x2f, 0]
  }

  private static func text(_ type: UInt8, _ text: String, at tick: Int) -> Event {
    meta(type, Array(text.utf8), at: tick)
  }

  private static func meta(_ type: UInt8, _ data: [UInt8], at tick: Int) -> Event {
    Event(tick: tick, order: 0, bytes: [0xff, type] + variableLength(data.count) + data)
  }

  private static func big(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8((value >> (8 * $0)) & 0xff) }
  }

  private static func variableLength(_ value: Int) -> [UInt8] {
    var bytes = [UInt8(value & 0x7f)]
    var rest = value >> 7
    while rest > 0 {
      bytes.insert(UInt8(rest & 0x7f) | 0x80, at: 0)
      rest >>= 7
    }
    return bytes
  }
}
