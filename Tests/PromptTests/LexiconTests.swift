import Diagnosis
import Prompt
import Testing

@Suite struct LexiconTests {
  @Test func `the lexicon that comes with the program is sound`() throws { _ = try Lexicon.builtIn() }

  @Test func `a lexicon that lacks a table says which`() {
    #expect {
      try Lexicon(yaml: "instruments: {}", source: "mine.yaml")
    } throws: { error in
      let diagnosis = (error as? Problems)?.diagnoses.first
      return diagnosis?.place == "mine.yaml" && diagnosis?.finding.contains("voices") == true
    }
  }

  @Test func `a lexicon that is no YAML says where`() {
    #expect {
      try Lexicon(yaml: "a: [1,\nb: }", source: "mine.yaml")
    } throws: { error in
      (error as? Problems)?.diagnoses.first?.code == "lexicon.invalid"
    }
  }
}
