import Diagnostics
import Prompt
import Testing

@Suite struct LexiconTests {
  @Test func `the lexicon that comes with the program is sound`() throws { _ = try Lexicon.builtIn() }

  private func complaint(about yaml: String) -> Diagnosis? {
    do throws(Problems) {
      _ = try Lexicon.builtIn(extendedBy: [LexiconFile(name: "mine.yaml", yaml: yaml)])
      return nil
    } catch {
      return error.diagnoses.first
    }
  }

  @Test(arguments: [
    ("a: [1,\nb: }", "mine.yaml", "did not find"),
    ("- a\n- b", "mine.yaml", "is not a list of tables"),
    ("moods: {}\ninstrumets: {}", "mine.yaml:2", "there is no table \"instrumets\""),
    ("# mine\ninstruments:\n  hurdy-gurdy: {role: wheel, words: [hurdy gurdy]}", "mine.yaml:3", "role"),
    ("instruments:\n  hurdy-gurdy: {words: [hurdy gurdy]}", "mine.yaml:2", "has no \"role\""),
    ("\n\ngenres:\n  footstep: {nearest: house, tempo: [9, 8], words: [footstep]}", "mine.yaml:4", "a low and a high"),
    ("artists:\n  Me: {words: [me myself], moods: [smelly]}", "mine.yaml:2", "there is no mood \"smelly\""),
    ("units:\n  furlongs: [furlong]", "mine.yaml:2", "units has \"furlongs\""),
  ])
  func `a mistake in a lexicon file is found with its line`(yaml: String, location: String, finding: String) throws {
    let diagnosis = try #require(complaint(about: yaml))
    #expect(diagnosis.location == location)
    #expect(diagnosis.finding.contains(finding))
  }

  @Test func `a file beside the program's own adds words, instruments and artists`() throws {
    let yaml = """
      instruments:
        piano: {words: [joanna]}
        hurdy-gurdy: {role: lead, words: [hurdy gurdy]}
      artists:
        The Locals: {words: [the locals], genre: house, moods: [happy]}
      """
    let lexicon = try Lexicon.builtIn(extendedBy: [LexiconFile(name: "mine.yaml", yaml: yaml)])
    let parser = RuleParser(lexicon: lexicon, genres: KnownGenres.all)
    let brief = parser.brief(for: Ticket(prompt: "like The Locals, with joanna and hurdy-gurdy"))
    #expect(brief.genre == "house")
    #expect(brief.moods == ["happy"])
    #expect(brief.instruments == ["piano", "hurdy-gurdy"])
    #expect(brief.notUnderstood == [])
  }
}
