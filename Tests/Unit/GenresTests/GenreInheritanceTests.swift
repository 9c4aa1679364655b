import Diagnostics
import Music
import Testing

@testable import Genres

/// A small catalogue of its own: a basis, a genre, and a genre that builds upon it.
@Suite struct GenreInheritanceTests {
  private static let basis = """
    tempo: {pulse: true, half_time: false}
    meter: 4/4
    swing: 0.5
    feel: {}
    modes: {minor: 1}
    chromatic: false
    voicing: close
    strain: 0
    harmony: {style: modal, push: 0, key_change: 0}
    aliases: []
    signature: []
    fills: []
    drums: {}
    rhythms: {bass: [], chords: [], lead: [], arpeggio: []}
    meters: {}
    build: {roll: snare, gap_beats: 1}
    repeats: false
    dynamics: 1
    duck: {depth_db: 3, release_beats: 0.5}
    master: {tone: club}
    sections: {drop: {energy: 1, stems: [drums, bass, pad]}}
    roles:
      usual: {optional: false, both_hands: false, register: 0, level_lu: -4.5, high_pass_hz: 28, width: 1, pan: 0, duck: 0}
      drums: {sounds: [kit-909], description: drums}
      bass: {sounds: [bass-round], description: bass, register: 36, width: 0}
    """

  private static let march = """
    name: march
    title: March
    tempo: {low: 100, usual: 116, high: 120}
    progressions: [I V]
    forms: [intro:4 drop:8]
    stems: {drums: {}, bass: {pan: 0.1}}
    drums:
      kick: [X...X...X...X...]
      shaker: [xxxxxxxxxxxxxxxx]
      snare: {energy: 0.1, patterns: [....X.......X...]}
    rhythms: {bass: [R...R...R...R...]}
    meters:
      3/4: {drums: {kick: [X...........]}, rhythms: {bass: [R-----------]}}
    """

  private func genre(_ yaml: String, like other: String = "march") throws -> Genre {
    let files = [
      ("basis", Self.basis), ("march", Self.march), ("polka", "name: polka\ntitle: Polka\nlike: \(other)\n\(yaml)"),
    ]
    return try #require(try GenreCatalogue(files: files).genre(named: "polka"))
  }

  @Test func `a role in a list stands for all stems that have it`() throws {
    let yaml = """
      stems: {trumpet: {role: bass}, kit: {role: drums}, drums: ~}
      sections: {verse: {energy: 0.5, stems: [trumpet, bass, drums], trades: [bass, drums]}}
      signature: [bass]
      """
    let polka = try genre(yaml)
    let verse = polka.character(of: .verse)
    #expect(verse.stems == ["trumpet", "bass", "kit"] && verse.trades == ["bass", "trumpet", "kit"])
    #expect(polka.character(of: .drop).stems == ["kit", "bass", "trumpet"])
    #expect(polka.signature == ["bass", "trumpet"])
    #expect(polka.drums.first { $0.drum == "kick" }?.stem == "kit")
  }

  @Test func `a stem is what its role usually is, and what the genre says`() throws {
    let bass = try #require(try genre("").stems.first { $0.name == "bass" })
    #expect(bass.role == .bass && bass.sounds == ["bass-round"] && bass.register == 36 && bass.width == 0)
    #expect(bass.pan == 0.1 && bass.levelLu == -4.5 && bass.highPassHz == 28 && !bass.optional && bass.program == nil)
  }

  @Test func `a stem may be of a role of another name`() throws {
    let stems = try genre("stems: {sub: {role: bass, width: 0.2}}").stems
    #expect(stems.map(\.name) == ["drums", "bass", "sub"])
    #expect(stems.last?.role == .bass && stems.last?.sounds == ["bass-round"] && stems.last?.width == 0.2)
  }

  @Test func `fields are merged one by one, and modes are replaced as a whole`() throws {
    let polka = try genre("tempo: {usual: 118}\nmodes: {major: 1}\nduck: {depth_db: 6}")
    #expect(polka.tempo == TempoRange(low: 100, usual: 118, high: 120, pulse: true, halfTime: false))
    #expect(polka.modes == [WeightedMode(mode: .major, weight: 1)])
    #expect(polka.duck == Ducking(depthDb: 6, releaseBeats: 0.5))
  }

  @Test(arguments: ["~", "", "null"]) func `a tilde takes a field away, and with it what belongs to it`(nothing: String)
    throws
  {
    let polka = try genre("stems: {bass: \(nothing)}")
    #expect(polka.stems.map(\.name) == ["drums"])
    #expect(polka.character(of: .drop).stems == ["drums"], "a section plays the stems that there are")
    #expect(try genre("drums: {kick: \(nothing)}").drums.map(\.drum) == ["snare"])
  }

  @Test func `a lane is no more than its patterns, on its usual stem and from its usual energy on`() throws {
    let lanes = try genre("stems: {percussion: {sounds: [kit-hand], description: hands}}").drums
    #expect(lanes.map(\.drum) == ["kick", "shaker", "snare"])
    #expect(lanes.map(\.stem) == ["drums", "percussion", "drums"] && lanes.map(\.energy) == [0.35, 0.25, 0.1])
  }

  @Test func `lanes of stems that the genre lacks fall away`() throws {
    #expect(try genre("").drums.map(\.drum) == ["kick", "snare"])
  }

  @Test(arguments: [("swing: 0.6", 0.6, 16), ("swing: {amount: 0.62, unit: 8}", 0.62, 8)])
  func `swing is a number of sixteenths, or says what it swings`(yaml: String, amount: Double, unit: Int) throws {
    let swing = try genre(yaml).swing
    #expect(swing.amount == amount && swing.unit == unit)
  }

  @Test func `kinds of section without a character have that of the first`() throws {
    #expect(try genre("").character(of: .outro).section == .drop)
  }

  @Test func `what is written for a meter is played, and the rest derived`() throws {
    let polka = try genre("")
    let (kick, snare) = (try #require(polka.drums.first), try #require(polka.drums.last))
    #expect(polka.patterns(of: kick, in: .threeFour) == ["X..........."])
    #expect(polka.patterns(of: snare, in: .threeFour) == ["....X...X..."])
    #expect(polka.patterns(of: kick, in: .fourFour) == kick.patterns)
    #expect(polka.rhythms(of: .bass, in: .threeFour) == ["R-----------"])
    #expect(polka.rhythms(of: .bass, in: .sixEight) == ["R.....R..... R.....R....."])
  }

  /// The march's kick is `X...X...X...X...`; its waltz has written versions of its own, which its own meter does without.
  @Test func `what is inherited is rewritten for the genre's own meter`() throws {
    let waltz = try genre("meter: 3/4\ndrums: {snare: [....X...X...]}\nrhythms: {lead: [x---x---x---]}")
    let (kick, snare) = (try #require(waltz.drums.first), try #require(waltz.drums.last))
    #expect(kick.patterns.allSatisfy { $0.split(separator: " ").allSatisfy { $0.count == 12 } })
    #expect(waltz.patterns(of: kick, in: .threeFour) == kick.patterns && snare.patterns == ["....X...X..."])
    #expect(waltz.patterns(of: snare, in: .fourFour) == ["....X.......X..."])
    #expect(waltz.rhythms(of: .lead, in: .threeFour) == ["x---x---x---"])
  }

  @Test(arguments: [StemRole.drums, .percussion, .pad, .effects]) func `these roles have no rhythm of their own`(
    role: StemRole
  ) throws {
    #expect(try genre("").rhythms(of: role, in: .fourFour).isEmpty)
  }

  @Test func `a voice sings like the lead and stands apart when the genre is calm`() throws {
    let polka = try genre("rhythms: {lead: [x...x...x...x...]}")
    #expect(polka.rhythms(of: .vocals, in: .fourFour) == ["x...x...x...x..."])
    #expect(StemDefinition.vocals(calm: true).sounds == ["choir-ooh", "choir-aah"])
    #expect(StemDefinition.vocals(calm: false).sounds == ["vocal-chop"])
    #expect(StemDefinition.vocals(calm: true).optional && StemDefinition.vocals(calm: false).optional)
  }

  @Test func `genres are in the order of their names, and the basis is none`() throws {
    let catalogue = try GenreCatalogue(files: [("march", Self.march), ("basis", Self.basis)])
    #expect(catalogue.genres.map(\.name) == ["march"] && catalogue.genre(named: "basis") == nil)
  }

  @Test func `without a basis every field must be written`() {
    #expect(throws: Problems.self) { try GenreCatalogue(files: [("march", Self.march)]) }
  }
}
