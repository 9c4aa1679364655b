import Music
import Prompt
import Testing

@testable import Planning

@Suite struct PlayerRolesTests {
  private static func roles(_ asked: [(String, StemRole)], isWholeBand: Bool) -> [StemRole] {
    PlayerRoles(asked: asked.map { InstrumentRole($0, role: $1) }, isWholeBand: isWholeBand, sings: false).assigned
      .map(\.role)
  }

  /// The instruments with the roles that the lexicon gives them, whether they are the whole band, and what they play.
  static let bands: [(asked: [(String, StemRole)], isWholeBand: Bool, roles: [StemRole])] = [
    ([("piano", .chords)], false, [.chords]),
    ([("piano", .chords), ("organ", .chords)], false, [.chords, .pad]),
    ([("guitar", .chords), ("guitar", .chords)], false, [.chords, .chords]),
    ([("guitar", .chords), ("guitar", .chords)], true, [.chords, .lead]),
    ([("trumpet", .lead), ("saxophone", .lead), ("trombone", .chords)], false, [.lead, .counter, .chords]),
    ([("trumpet", .lead), ("saxophone", .lead), ("flute", .lead)], false, [.lead, .counter, .pad]),
    ([("violin", .lead), ("violin", .lead), ("viola", .lead), ("cello", .pad)], true, [.lead, .counter, .pad, .bass]),
    ([("piano", .chords), ("cello", .pad)], true, [.chords, .lead]),
  ]

  @Test(arguments: bands.indices) func `several instruments of a role share its work`(row: Int) {
    let (asked, isWholeBand, roles) = Self.bands[row]
    #expect(Self.roles(asked, isWholeBand: isWholeBand) == roles)
  }
}
