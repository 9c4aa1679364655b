import Prompt
import Testing

@Suite struct PlaceTests {
  @Test(arguments: [Expectation.places, Expectation.sequences, Expectation.foreignPlaces, Expectation.rarerPlaces])
  func `words about a place stay in that place`(rows: [Expectation]) throws {
    let parser = try KnownGenres.wideParser()
    let faults = rows.flatMap { $0.faults(in: parser) }
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }
}

/// Contradictions, places that no song has, and more of them than anybody says.
@Suite struct OddPlaceTests {
  private func brief(_ prompt: String) throws -> Brief {
    try KnownGenres.wideParser().brief(for: Ticket(prompt: prompt))
  }

  @Test func `of what contradicts itself in one place the last one counts, and a note says so`() throws {
    let brief = try brief("no drums in the drop, drums only in the drop")
    #expect(brief.sectionDetails.map(\.arrangement.without) == [["drums"], []])
    #expect(brief.localInstruments == ["drums"] && brief.exclude.isEmpty)
    #expect(brief.notes.contains { $0.contains("contradict each other; the last one counts there") })
  }

  @Test func `a restriction of one section never empties the song`() throws {
    for prompt in [
      "only piano in the intro", "breakdown without drums", "no drums until the drop", "ends with strings only",
      "first half only piano", "a bridge of only strings",
    ] {
      let brief = try brief("house, \(prompt)")
      #expect(!brief.onlyInstruments && brief.exclude.isEmpty, "\(prompt)")
    }
  }

  @Test func `at most 64 details are kept, and a note says so`() throws {
    let prompt = (1...100).map { "strings in verse \($0 % 9 + 1) and no drums in chorus \($0 % 7 + 1)" }
    let brief = try brief(prompt.joined(separator: ". "))
    #expect(brief.sectionDetails.count <= 64 && brief.isInRange)
    #expect(brief.notes.contains { $0.contains("the first 64 wishes count") })
  }

  @Test(arguments: [
    "no drums until the until the drop", "in the in the in the drop with with with", "(((intro (only (pads",
    "starts with",
    "ends with ends with ends with", "solo solo solo", "guitar solo guitar solo solo",
    "16 bars of 16 bars of 16 bars of",
    "from the drop to the drop in the drop after the drop", "first then finally", "then then then, then",
    "key change up",
    "key change up a key change up a tone tone", "accelerate from to", "accelerate from 90 to 9000",
    "fade fade in out over",
    "fade out over 0 s", "fade out over 99999 s", "verse x99999", "verse 999999999999",
    "drums come in after 99999 bars",
  ])
  func `nonsense gives a brief in range`(prompt: String) throws {
    #expect(try brief(prompt).isInRange)
    let long = try brief(String(repeating: prompt + " ", count: 8_000 / (prompt.count + 1)))
    #expect(long.isInRange && long.sectionDetails.count <= 64 && long.structure.count <= 64)
  }

  @Test func `a tempo out of range is left open, and a note says so`() throws {
    let brief = try brief("accelerate from 90 to 900")
    #expect(brief.tempoCurves.isEmpty && brief.bpm == nil)
    #expect(brief.notes.contains { $0.contains("is outside 40…240 BPM") })
  }

  @Test func `what is said of places is told in words`() throws {
    let said = try brief("rock, no drums until the last chorus, slows down at the end, intro with only organ")
    #expect(
      said.sectionDetails.map(\.inWords) == ["until the last chorus: without drums", "in the intro: only organ"])
    #expect(said.tempoCurves.map(\.inWords) == ["gradually slower at the end"])
    #expect(
      try brief("intro 8, verse, chorus (loud)").structure.map(\.inWords) == [
        "intro of 8 bars", "verse", "chorus (loud)",
      ])
  }
}
