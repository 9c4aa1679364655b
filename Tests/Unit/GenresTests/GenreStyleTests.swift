import Music
import Testing

@testable import Genres

/// What makes a style that style, as any handbook of it says.
@Suite struct GenreStyleTests {
  private static func genre(_ name: String) throws -> Genre {
    try #require(GenreCatalogue.standard.genre(named: name))
  }

  @Test func `the catalogue has the acoustic styles that people ask for`() {
    let promised: Set = [
      "solo-piano", "folk", "singer-songwriter", "country", "bluegrass", "blues", "metal", "punk", "indie-rock",
      "chamber", "orchestral", "trailer", "choir", "gospel", "waltz", "march", "polka", "celtic", "klezmer", "flamenco",
      "lullaby", "swing", "bebop", "tango",
    ]
    #expect(promised.isSubset(of: GenreCatalogue.standard.genres.map(\.name)))
  }

  @Test(arguments: [
    ("waltz", Meter.threeFour), ("lullaby", .threeFour), ("march", .twoFour), ("polka", .twoFour),
    ("gospel", .twelveEight), ("tango", .fourFour), ("choir", .fourFour),
  ])
  func `a dance is written in its meter`(name: String, meter: Meter) throws {
    #expect(try Self.genre(name).meter == meter)
  }

  @Test(arguments: ["solo-piano", "chamber", "choir", "lullaby", "bluegrass", "tango", "waltz"])
  func `it has no drums`(name: String) throws {
    #expect(try Self.genre(name).stems.allSatisfy { ![.drums, .percussion].contains($0.role) })
  }

  @Test func `solo piano is one pianist with both hands`() throws {
    let stems = try Self.genre("solo-piano").stems
    #expect(stems.map(\.name) == ["piano"] && stems.allSatisfy(\.bothHands))
  }

  /// The tonic in the first four bars, the subdominant in the fifth, the tonic in the seventh, the dominant or the way there
  /// in the ninth.
  @Test func `a blues has twelve bars, with the subdominant in the fifth and the tonic in the seventh`() throws {
    let blues = try Self.genre("blues")
    #expect(blues.strain == 12)
    for text in blues.progressions {
      let steps = try #require(Progression(text)).steps
      let degrees = steps.flatMap { Array(repeating: $0.degree, count: $0.bars) }
      #expect(degrees.count == 12, "\(text)")
      #expect(degrees[0] == 0 && degrees[4] == 3 && degrees[6] == 0 && [1, 4].contains(degrees[8]), "\(text)")
    }
  }

  @Test func `flamenco comes down by the Andalusian cadence`() throws {
    let flamenco = try Self.genre("flamenco")
    let first = try #require(Progression(flamenco.progressions[0]))
    let chords = first.chords(in: Key(PitchClass(9), .harmonicMinor)).map(\.chord.description)
    #expect(chords == ["Am", "G", "F", "E"])
    #expect(flamenco.modes.first?.mode == .harmonicMinor)
  }

  @Test(arguments: ["march", "polka"]) func `its trio is in the subdominant`(name: String) throws {
    let trio = try #require(Self.genre(name).sections.first { $0.section == .bridge }?.progressions)
    for text in trio {
      let steps = try #require(Progression(text)).steps
      #expect(steps.first?.degree == 3 && steps.last?.degree == 3)
    }
  }

  @Test(arguments: ["chamber", "choir"]) func `it has four voices from the bass up`(name: String) throws {
    let voices = try Self.genre(name).stems.prefix(4)
    #expect(voices.map(\.register) == voices.map(\.register).sorted())
    #expect(voices.first?.role == .bass && voices.last?.role == .lead)
  }
}
