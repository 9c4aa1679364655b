import Foundation
import Testing

@testable import QualityControl

/// The words in reports: verdicts, counts and their JSON.
struct WordsReportTests {
  private static func word(_ verdict: WishVerdict, _ asked: String = "dark") -> WishResult {
    WishResult(
      Wish(.character, asked: asked, planned: "a house track"), verdict, measured: "spectral centroid 3000 Hz",
      value: 12.345, unit: "% of the way", reason: "It should be low.", stem: "03-pad", repair: .anotherSong)
  }

  @Test(
    arguments: [
      ([], "Passed"), ([.kept, .kept], "Passed"), ([.kept, .undetermined], "Passed"),
      ([.missed, .kept], "Made, but 1 of 2 wishes was not kept"), ([.missed], "Made, but 1 of 1 wish was not kept"),
      ([.missed, .missed, .kept, .kept, .kept, .kept, .kept], "Made, but 2 of 7 wishes were not kept"),
      ([.partly, .kept], "Made, but 1 of 2 wishes was kept only in part"),
      ([.missed, .partly, .kept], "Made, but 1 of 3 wishes was not kept, and 1 only in part"),
    ] as [([WishVerdict], String)])
  func `passed is said only where all words were kept`(verdicts: [WishVerdict], text: String) {
    let report = QualityReport([], words: verdicts.map { Self.word($0) })
    #expect(report.verdict == text)
    #expect(report.kept == (text == "Passed") && report.passed)
  }

  @Test func `a check that failed comes first`() {
    let failed = CheckResult(.tempo, .fail, detail: "Measured 90 BPM.")
    #expect(QualityReport([failed], words: [Self.word(.missed)]).verdict == "Failed: tempo")
  }

  @Test func `the JSON has a row for each wish, and their counts`() throws {
    let report = QualityReport([], words: [Self.word(.kept, "\"dark\" <b>"), Self.word(.missed)])
    let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any]
    let words = try #require(json?["words"] as? [[String: Any]])
    #expect(words.count == 2 && words[0]["asked"] as? String == "\"dark\" <b>")
    #expect(
      Set(words[1].keys) == ["kind", "asked", "planned", "measured", "value", "unit", "verdict", "reason", "stem"])
    #expect(words[1]["verdict"] as? String == "missed" && words[1]["value"] as? Double == 12.35)
    #expect(
      json?["word_counts"] as? [String: Int] == ["kept": 1, "missed": 1, "partly": 0, "undetermined": 0])
    #expect(json?["kept"] as? Bool == false && json?["passed"] as? Bool == true)
    #expect(json?["verdict"] as? String == "Made, but 1 of 2 wishes was not kept")
  }

  @Test func `wishes come back from a manifest as they were`() throws {
    var expected = Expectations()
    expected.wishes = [
      Wish(
        .character, asked: "dark", planned: "a house track",
        target: .with { $0.scales = [CharacterScale(.brightness, isHigh: false, quantiles: [1, 2, 3, 4, 5])] }),
      Wish(
        .instrument, asked: "piano", planned: "no stem", target: .with { $0.stems = [] }, obstacle: "There is none."),
    ]
    let read = try JSONDecoder().decode(Expectations.self, from: JSONEncoder().encode(expected))
    #expect(read == expected)
  }

  @Test func `a manifest without words has none`() throws {
    let data = try JSONEncoder().encode(Expectations())
    #expect(try JSONDecoder().decode(Expectations.self, from: data).wishes == nil)
  }
}
