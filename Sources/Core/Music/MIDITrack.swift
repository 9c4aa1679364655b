/// One track of a Standard MIDI File: its events in order, each with its distance from the one before.
struct MIDITrack {
  private(set) var bytes: [UInt8] = []
  private var events: [TrackEvent] = []

  private struct TrackEvent {
    let tick: Int
    /// Notes end before others begin on the same tick.
    let order: Int
    let bytes: [UInt8]
  }

  /// Title, tempo, meter, key, and a marker for each section.
  static func conductor(of score: Score) -> MIDITrack {
    var track = MIDITrack()
    track.add(text: 0x03, score.title, at: 0)
    track.add(text: 0x01, "Composed by Dubplate", at: 0)
    for (tick, length) in score.quarterLengths { track.add(meta: 0x51, big(length, 3), at: tick) }
    let unit = UInt8(score.meter.unit.trailingZeroBitCount)
    track.add(meta: 0x58, [UInt8(score.meter.beats), unit, score.meter.clocksPerClick, 8], at: 0)
    // A mode has the signature of its notes and the third of its family, so D dorian is written like A minor.
    let isMinor = score.key.mode.family == .minor
    track.add(meta: 0x59, [UInt8(bitPattern: Int8(score.key.signature)), isMinor ? 1 : 0], at: 0)
    var bar = 0
    for section in score.sections {
      track.add(text: 0x06, section.kind.rawValue, at: (score.meter.bar * bar).ticks)
      bar += section.bars
    }
    track.close(at: (score.meter.bar * bar).ticks)
    return track
  }

  /// The notes of one part on `channel`, 0…15, played by `program`, 0…127; the track is as long as the song.
  init(_ part: Part, channel: Int, program: Int, end: Beats) {
    let channel = UInt8(channel)
    add(text: 0x03, part.name, at: 0)
    events.append(TrackEvent(tick: 0, order: 0, bytes: [0xc0 | channel, UInt8(program)]))
    var nextOnset: [UInt8: Int] = [:]
    for note in part.notes.reversed() {
      let key = UInt8(min(127, max(0, note.pitch.note)))
      let onset = max(0, note.onset.ticks)
      // A key is released before it is struck again, or the second note would end with the first.
      let release = min(max(onset + 1, note.end.ticks), nextOnset[key] ?? .max)
      guard release > onset else { continue }
      nextOnset[key] = onset
      let velocity = UInt8(MIDIVelocity.value(of: note.velocity))
      events.append(TrackEvent(tick: onset, order: 2, bytes: [0x90 | channel, key, velocity]))
      events.append(TrackEvent(tick: release, order: 1, bytes: [0x80 | channel, key, 64]))
    }
    for lane in part.automation { add(lane, channel) }
    for (tick, bytes) in PerformedControllers(part, level: part.lane(.level)).events(on: channel) {
      events.append(TrackEvent(tick: tick, order: 1, bytes: bytes))
    }
    close(at: end.ticks)
  }

  /// The controllers that say what `lane` does: at most one change in two beats, and none that nobody hears.
  private mutating func add(_ lane: AutomationLane, _ channel: UInt8) {
    guard let controller = MIDIController(lane) else { return }
    var last: UInt8?
    let points = lane.sampled(every: Beats(2))
    for (i, point) in points.enumerated() {
      let value = controller.value(of: point.value)
      let change = last.map { abs(Int(value) - Int($0)) } ?? 127
      guard change >= controller.audibleStep || (change > 0 && i == points.count - 1) else { continue }
      last = value
      events.append(
        TrackEvent(tick: max(0, point.at.ticks), order: 1, bytes: [0xb0 | channel, controller.number, value]))
    }
  }

  private init() {}

  /// Writes the events down, and the end of the track no earlier than `tick`.
  private mutating func close(at tick: Int) {
    var now = 0
    let ordered = events.enumerated().sorted {
      ($0.element.tick, $0.element.order, $0.offset) < ($1.element.tick, $1.element.order, $1.offset)
    }
    for (_, event) in ordered {
      bytes += Self.variableLength(event.tick - now) + event.bytes
      now = event.tick
    }
    bytes += Self.variableLength(max(0, tick - now)) + [0xff, 0x2f, 0]
  }

  private mutating func add(text type: UInt8, _ text: String, at tick: Int) {
    add(meta: type, Array(text.utf8), at: tick)
  }

  private mutating func add(meta type: UInt8, _ data: [UInt8], at tick: Int) {
    events.append(TrackEvent(tick: tick, order: 0, bytes: [0xff, type] + Self.variableLength(data.count) + data))
  }

  /// The last `bytes` bytes of `value`, the highest first.
  static func big(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8((value >> (8 * $0)) & 0xff) }
  }

  /// Seven bits to the byte, all but the last with the eighth set.
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

extension Meter {
  /// MIDI clocks, 24 to the quarter, from one click of a metronome to the next: compound meters click dotted.
  fileprivate var clocksPerClick: UInt8 { UInt8(24 * beat.ticks / Beats.ticksPerQuarter) }
}

extension Score {
  /// The ticks at which the tempo changes and the microseconds of a quarter from there on.
  ///
  /// MIDI knows no ramps: one goes in steps of a sixteenth, each with its mean tempo, so that no time is lost over them.
  fileprivate var quarterLengths: [(tick: Int, length: Int)] {
    guard let points = tempoMap?.points, let last = points.last else {
      return [(0, Int((60_000_000 / tempo.quartersPerMinute).rounded()))]
    }
    let microseconds = { (from: Beats, to: Beats) in
      Int(((clock.seconds(of: to) - clock.seconds(of: from)) * 1_000_000 / (to - from).quarters).rounded())
    }
    let steps = zip(points, points.dropFirst()).flatMap { point, next -> [(tick: Int, length: Int)] in
      guard point.at < next.at else { return [] }
      guard point.ramps else { return [(point.at.ticks, microseconds(point.at, next.at))] }
      return stride(from: point.at.ticks, to: next.at.ticks, by: Beats.sixteenths(1).ticks).map { tick in
        let end = min(next.at.ticks, tick + Beats.sixteenths(1).ticks)
        return (tick, microseconds(Beats(ticks: tick), Beats(ticks: end)))
      }
    }
    return steps + [(last.at.ticks, microseconds(last.at, last.at + Beats(1)))]
  }
}
