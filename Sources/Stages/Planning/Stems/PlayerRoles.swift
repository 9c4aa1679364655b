import Music
import Prompt

/// The roles of the instruments that were asked for, so that of several with one role each gets a line of its own.
///
/// The first of a role has it. A second melody is a counter-melody, a third a voice of the harmony. A second chord instrument
/// holds the chords where it can, and plays another rhythm elsewhere. Where nothing else plays, somebody has the melody, and
/// the lowest of three or more single lines is the bass.
struct PlayerRoles {
  /// The instruments that were asked for, by name and usual role, in the order in which they were said.
  let asked: [InstrumentRole]
  /// True if nothing else plays.
  let isWholeBand: Bool
  /// True if somebody sings.
  let sings: Bool

  /// The roles that have notes of a scale, apart from the voice.
  static let pitched: [StemRole] = [.lead, .counter, .chords, .pad, .arpeggio, .bass]

  /// Those of `asked` in the same order with the roles that they play.
  var assigned: [InstrumentRole] {
    var players = asked
    if isWholeBand {
      giveMelody(to: &players)
      giveBass(to: &players)
    }
    var counts: [StemRole: Int] = [:]
    for i in players.indices {
      let role = players[i].role
      players[i].role = shared(role, by: players[i].instrument, after: counts[role, default: 0])
      counts[role, default: 0] += 1
    }
    return players
  }

  /// The role of the next player of `role` after so many others.
  private func shared(_ role: StemRole, by instrument: String, after others: Int) -> StemRole {
    guard others > 0 else { return role }
    switch role {
    case .lead where others == 1: return .counter
    case .lead: return InstrumentNature.isLine(instrument) ? .pad : .arpeggio
    case .chords:
      guard let nature = InstrumentNature.of(instrument) else { return .chords }
      return nature.polyphony == .struck ? .chords : .pad
    default: return role
    }
  }

  /// The highest single line takes the melody, or else the second of two that play chords.
  private func giveMelody(to players: inout [InstrumentRole]) {
    guard !sings, !players.contains(where: { $0.role == .lead }) else { return }
    let harmonic = players.indices.filter { [.pad, .chords, .arpeggio].contains(players[$0].role) }
    let lines = harmonic.filter { InstrumentNature.isLine(players[$0].instrument) }
    let height = Self.heights(of: players)
    if let highest = lines.max(by: { height[$0] < height[$1] }) {
      players[highest].role = .lead
    } else if let second = harmonic.filter({ InstrumentNature.hasTwoHands(players[$0].instrument) }).dropFirst().last {
      players[second].role = .lead
    }
  }

  /// The middle of each player's range, as a MIDI note number.
  private static func heights(of players: [InstrumentRole]) -> [Int] {
    players.map { InstrumentNature.of($0.instrument)?.register ?? 60 }
  }

  private func giveBass(to players: inout [InstrumentRole]) {
    let lines = players.indices.filter { InstrumentNature.isLine(players[$0].instrument) }
    guard lines.count >= 3, !players.contains(where: { $0.role == .bass }) else { return }
    let height = Self.heights(of: players)
    if let lowest = lines.min(by: { height[$0] < height[$1] }), height[lowest] <= 60 { players[lowest].role = .bass }
  }
}
