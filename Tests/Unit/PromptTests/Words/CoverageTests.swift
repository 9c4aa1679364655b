import Music
import Prompt
import Testing

/// Every word of a prompt ends as understood, passed over or not understood.
@Suite struct CoverageTests {
  private func brief(_ prompt: String) throws -> Brief {
    try KnownGenres.standardParser().brief(for: Ticket(prompt: prompt))
  }

  @Test(arguments: [
    ("techno 140", 2, 0, 0), ("please make me a techno track", 2, 4, 0), ("#techno #140bpm #dark", 4, 0, 0),
    ("**dark** *techno* with __piano__", 3, 1, 0), ("sooo sad piano!!!", 2, 1, 0), ("house for zorblings", 1, 1, 1),
    ("悲しいピアノ曲", 2, 1, 0), ("", 0, 0, 0),
  ])
  func `each word is counted once`(prompt: String, understood: Int, ignored: Int, left: Int) throws {
    let coverage = try brief(prompt).coverage
    #expect(coverage.understood == understood && coverage.ignored == ignored && coverage.notUnderstood == left)
  }

  @Test(arguments: [
    "the piano leads the song", "Boots on the ground", "palm muted guitar", "the melody stays the same",
    "it hits hard", "quietly jumping over fences", "waiting for the bus", "my grandmother's kitchen table",
  ])
  func `ordinary words are no instruments`(prompt: String) throws {
    let brief = try brief(prompt)
    #expect(Set(brief.instruments).isSubset(of: ["piano", "electric guitar", "lead"]) && brief.exclude.isEmpty)
  }

  @Test(arguments: [
    ("see https://example.org/x and mail me@example.org, techno", "was not opened"),
    ("ambient, A=432", "tuned to A = 440 Hz"), ("metal in drop C", "tuning of guitars"),
  ])
  func `what cannot be kept is told`(prompt: String, note: String) throws {
    let notes = try brief(prompt).notes
    #expect(notes.contains { $0.contains(note) }, "\(notes)")
  }

  @Test(arguments: [
    "\u{202E}techno\u{200B} 140", "тяжёлый рок", "<script>alert(1)</script> techno", "موسيقى", "🎹🎻🔥",
    String(repeating: "[Verse]\nla la\n", count: 500),
  ])
  func `odd text gives a brief`(prompt: String) throws { #expect(try brief(prompt).isInRange) }
}
