import Diagnostics
import Testing

@testable import Genres

@Suite struct GenreFileTests {
  private func problems(in yaml: String) -> [Diagnosis] {
    do throws(Problems) {
      _ = try GenreCatalogue(adding: [("polka", yaml)])
      return []
    } catch {
      return error.diagnoses
    }
  }

  @Test func `a genre holds only what is special about it`() throws {
    let yaml = """
      name: polka
      title: Polka
      like: house
      tempo: {low: 110, usual: 120, high: 125}
      stems: {percussion: ~, bass: {register: 40}}
      """
    let catalogue = try GenreCatalogue(adding: [("polka", yaml)])
    let polka = try #require(catalogue.genre(named: "polka"))
    let house = try #require(catalogue.genre(named: "house"))
    #expect(polka.progressions == house.progressions && polka.tempo.pulse)
    #expect(polka.stems.map(\.name) == house.stems.map(\.name).filter { $0 != "percussion" })
    #expect(polka.stems.first { $0.name == "bass" }?.register == 40)
    #expect(polka.stems.first { $0.name == "bass" }?.sounds == house.stems.first { $0.name == "bass" }?.sounds)
  }

  @Test func `a genre of the owner replaces the program's`() throws {
    let yaml = "name: house\ntitle: My house\nlike: deep-house"
    #expect(throws: Problems.self) { try GenreCatalogue(adding: [("house", yaml)]) }
    let catalogue = try GenreCatalogue(adding: [("jazz", "name: jazz\ntitle: My jazz\nlike: funk")])
    #expect(catalogue.genre(named: "jazz")?.title == "My jazz")
    #expect(catalogue.genres.count == GenreCatalogue.standard.genres.count)
  }

  @Test(arguments: [
    ("name: polka\ntitle: P\nlike: hose", "polka.yaml:3", "hose"),
    ("name: polka\ntitle: P\nlike: house\nswings: 0.5", "polka.yaml:4", "swing"),
    ("name: polka\ntitle: P\nlike: house\nswing: 0.9", "polka.yaml:4", "0.75"),
    ("name: polka\ntitle: P\nlike: house\nprogressions: [i H]", "polka.yaml:4", "i H"),
    ("name: polka\ntitle: P\nlike: house\ndrums:\n  kick: [X...]", "polka.yaml:5", "4 steps"),
    ("name: polka\ntitle: P\nlike: house\ndrums:\n  spoon: [X...............]", "polka.yaml:5", "spoon"),
    ("name: polka\ntitle: P\nlike: house\ntempo: {low: fast}", "polka.yaml:4", "tempo.low"),
    ("name: polka\ntitle: P\nlike: house\nmaster: {tone: dull}", "polka.yaml:4", "dull"),
    ("name: waltz\ntitle: P\nlike: house", "polka.yaml:1", "waltz"),
    ("name: [", "polka.yaml:", "YAML"),
  ])
  func `what is wrong is said with file and line`(yaml: String, location: String, words: String) {
    let found = problems(in: yaml)
    #expect(found.contains { $0.location.hasPrefix(location) && $0.finding.contains(words) }, "\(found)")
  }

  @Test(arguments: ["club_lufs", "streaming_lufs"])
  func `a loudness that never had an effect is refused with what sets it`(field: String) throws {
    let found = problems(in: "name: polka\ntitle: P\nlike: house\nmaster:\n  tone: club\n  \(field): -9\n")
    let problem = try #require(found.first)
    #expect(found.count == 1 && problem.location == "polka.yaml:6")
    #expect(problem.finding == "the field \"\(field)\" had no effect and is gone")
    #expect(problem.remedy.contains("delete it") && problem.remedy.contains("mastering.loudness_lufs"))
  }
}
