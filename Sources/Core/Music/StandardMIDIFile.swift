/// A score as the bytes of a type 1 Standard MIDI File with 960 ticks to the quarter.
///
/// Source: MIDI Manufacturers Association, *Standard MIDI Files 1.0* (RP-001).
public struct StandardMIDIFile: Sendable {
  public let bytes: [UInt8]

  /// `programs` are the General MIDI programs of parts by their names; the others get one that suits their role.
  public init(_ score: Score, programs: [String: Int] = [:]) {
    let melodic = score.parts.filter { !$0.isPercussion }
    let tracks =
      [MIDITrack.conductor(of: score)]
      + score.parts.map { part in
        // Channel 10, counted from 0 as 9, is the drums'; the others share the rest in turn.
        let turn = (melodic.firstIndex(of: part) ?? 0) % 15
        let channel = part.isPercussion ? 9 : (turn < 9 ? turn : turn + 1)
        let program = (programs[part.name] ?? part.role.usualProgram) % 128
        return MIDITrack(part, channel: channel, program: program, end: score.end)
      }
    var file = Array("MThd".utf8) + MIDITrack.big(6, 4) + MIDITrack.big(1, 2) + MIDITrack.big(tracks.count, 2)
    file += MIDITrack.big(Beats.ticksPerQuarter, 2)
    for track in tracks { file += Array("MTrk".utf8) + MIDITrack.big(track.bytes.count, 4) + track.bytes }
    bytes = file
  }
}

extension Score {
  /// The end of the last section.
  fileprivate var end: Beats { meter.bar * sections.reduce(0) { $0 + $1.bars } }
}

extension StemRole {
  /// The General MIDI program that comes nearest to what the engine plays in this role.
  fileprivate var usualProgram: Int {
    switch self {
    case .drums, .percussion: 0
    case .bass: 38
    case .chords: 4
    case .pad: 89
    case .lead, .counter: 81
    case .arpeggio: 80
    case .vocals: 54
    case .effects: 97
    }
  }
}
