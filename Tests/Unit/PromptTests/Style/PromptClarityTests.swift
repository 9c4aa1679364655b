import Audio
import Diagnostics
import Music
import Prompt
import Testing

@Suite struct PromptClarityTests {
  private let parser: RuleParser

  init() throws { parser = try KnownGenres.standardParser() }

  private func clarity(_ prompt: String, hasReference: Bool = false, _ change: (inout Ticket) -> Void = { _ in })
    -> PromptClarity
  {
    var ticket = Ticket(prompt: prompt)
    change(&ticket)
    return PromptClarity(parser.brief(for: ticket), of: ticket, hasReference: hasReference)
  }

  private static let letter = """
    Dear Mr Hendricks, the heating in flat 4 has been broken since Monday and nobody answers the phone. Please send someone this week \
    or I will have to withhold part of the rent. Kind regards, T. Okafor
    """

  @Test(arguments: [
    letter, "asdf jkl qwertz 12 12 12", "what is the capital of Portugal?",
    "SELECT * FROM users WHERE id = 1; DROP TABLE invoices;",
  ])
  func `text that says nothing of music is unclear and gets no genre`(prompt: String) {
    #expect(clarity(prompt).isUnclear)
    #expect(parser.brief(for: Ticket(prompt: prompt)).genre == nil)
  }

  @Test func `the refusal names what was not understood and what can be said`() throws {
    let diagnosis = try #require(clarity("asdf jkl qwertz").refusal.diagnoses.first)
    #expect(diagnosis.code == "prompt.unclear")
    #expect(diagnosis.finding == "of 3 words 0 were understood; not understood: \"asdf\", \"jkl\", \"qwertz\"")
    #expect(diagnosis.remedy.contains("sad piano song"))
  }

  @Test(arguments: ["sad piano song", "techno", "", "something sad", "zorbling piano of the wuffled grommets"])
  func `music that is named is never unclear`(prompt: String) { #expect(!clarity(prompt).isUnclear) }

  @Test func `fields of the ticket and a reference make up for a thin prompt`() {
    #expect(!clarity("asdf jkl", hasReference: true).isUnclear)
    #expect(!clarity("asdf jkl") { $0.genre = "techno" }.isUnclear)
    #expect(!clarity("asdf jkl") { $0.bpm = Tempo(bpm: 100) }.isUnclear)
    #expect(!clarity("asdf jkl") { $0.lyrics = "la la la" }.isUnclear)
    #expect(clarity("asdf jkl") { $0.duration = .s(30) }.isUnclear)
  }
}
