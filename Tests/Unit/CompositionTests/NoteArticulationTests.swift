import Audio
import Music
import Planning
import Prompt
import Testing

@testable import Composition

@Suite struct NoteArticulationTests {
  /// The median share of the time to the next onset that the notes of melodies and chords last.
  private static func share(_ genre: String, _ articulation: Articulation?, style: String = "") throws -> Double {
    var brief = Brief()
    (brief.genre, brief.articulation, brief.style) = (genre, articulation, style)
    let planner = Planner(
      defaults: .init(genre: "pop", duration: .s(60), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    let plan = try planner.plan(title: "", brief: brief, style: nil, seed: Seed(2))
    let parts = Composer().compose(plan).parts.filter { [.lead, .counter, .chords, .arpeggio].contains($0.role) }
    let shares = parts.flatMap { part in
      // The strings of a strum are one chord.
      let onsets = Set(part.notes.map(\.onset.ticks)).sorted()
      return part.notes.compactMap { note in
        onsets.first { $0 > note.onset.ticks + 80 }
          .map { min(1, Double(note.length.ticks) / Double($0 - note.onset.ticks)) }
      }
    }.sorted()
    return try #require(shares.isEmpty ? nil : shares[shares.count / 2])
  }

  @Test(arguments: ["pop", "folk", "chamber", "ambient", "solo-piano", "rock"])
  func `staccato notes last less than half of the way to the next, legato notes nearly all of it`(genre: String) throws
  {
    #expect(try Self.share(genre, .staccato) <= 0.5)
    #expect(try Self.share(genre, .marcato) <= 0.6)
    #expect(try Self.share(genre, .legato) >= 0.9)
  }

  @Test(arguments: ["pop", "folk", "rock"]) func `a hard song is played shorter than a usual one`(genre: String) throws
  {
    #expect(try Self.share(genre, nil, style: "hard") < Self.share(genre, nil))
  }
}
