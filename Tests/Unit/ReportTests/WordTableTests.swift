import Audio
import Foundation
import QualityControl
import Report
import Testing

/// The table of what was asked, on the page.
@Suite struct WordTableTests {
  private static func word(_ verdict: WishVerdict, _ asked: String = "dark") -> WishResult {
    var word = WishResult(
      Wish(.character, asked: asked, planned: "a \(asked) track"), verdict, measured: "\(asked) 3000 Hz",
      reason: "\(asked) should be lower.")
    word.tried = verdict == .missed ? ["\(asked) was tried."] : nil
    return word
  }

  private static func content(_ words: [WishResult]) -> ReportContent {
    var content = SampleContent.nightDrive
    content.words = words
    let report = QualityReport([], words: words)
    content.verdict.shortcoming = report.kept ? nil : report.verdict
    return content
  }

  @Test func `the first screen says what was asked and not kept`() throws {
    let words = [
      Self.word(.kept, "house"), Self.word(.missed), Self.word(.partly, "wide"), Self.word(.undetermined, "slow"),
    ]
    let page = try Markup(HTMLReport.render(Self.content(words)))
    let headline = try #require(page.elements.first { $0.has(class: "verdict") })
    #expect(headline.has(class: "is-warn"))
    #expect(headline.text.contains("Made, but 1 of 4 wishes was not kept, and 1 only in part."))
    let concerns = page.elements.filter { $0.has(class: "concern") }.map(\.text)
    #expect(concerns.contains { $0.contains("dark") && $0.contains("dark should be lower.") })
    #expect(concerns.contains { $0.contains("wide") })
    #expect(page.all("h2").map(\.text).first?.hasPrefix("Your words") == true)
  }

  @Test func `every wish has a row with what was asked, planned and measured`() throws {
    let words = [
      Self.word(.kept, "house"), Self.word(.missed), Self.word(.partly, "wide"), Self.word(.undetermined, "slow"),
    ]
    let page = try Markup(HTMLReport.render(Self.content(words)))
    let rows = page.all("tr").filter { $0.attributes["id"]?.hasPrefix("word-") == true }
    #expect(rows.count == 4)
    let classes = ["is-pass", "is-fail", "is-warn", "is-undetermined"]
    let verdicts = ["kept", "not kept", "in part", "not measurable"]
    for (i, row) in rows.enumerated() {
      #expect(row.has(class: classes[i]))
      let asked = words[i].asked
      for text in [asked, "a \(asked) track", "\(asked) 3000 Hz", verdicts[i], "\(asked) should be lower."] {
        #expect(row.text.contains(text), "\(text)")
      }
    }
    #expect(rows[1].text.contains("Tried: dark was tried."))
  }

  @Test func `a track that has it all passed, and files without words have no table`() throws {
    let page = try Markup(HTMLReport.render(Self.content([Self.word(.kept)])))
    let headline = try #require(page.elements.first { $0.has(class: "verdict") })
    #expect(headline.has(class: "is-pass") && headline.text.contains("Passed."))
    #expect(!(try HTMLReport.render(SampleContent.nightDrive)).contains("class=\"words\""))
  }

  @Test(arguments: ["<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "</td></tr></table>", "{{title}}", "]]>"])
  func `hostile words stay text`(text: String) throws {
    let plain = try Markup(HTMLReport.render(Self.content([Self.word(.missed, "harmless")])))
    let page = try Markup(HTMLReport.render(Self.content([Self.word(.missed, text)])))
    #expect(page.elements.map(\.name) == plain.elements.map(\.name))
    #expect(page.elements.map { $0.attributes.keys.sorted() } == plain.elements.map { $0.attributes.keys.sorted() })
    #expect(page.elements.contains { $0.name == "q" && $0.text == text })
  }

  @Test func `the list of deliveries says what is lacking`() throws {
    var delivery = DeliveryIndex.IndexedDelivery(
      folder: "night", master: "night.wav", prompt: "dark house", genre: "house", tempo: 124, key: "A minor",
      length: .s(60))
    #expect(!(try DeliveryIndex.render([delivery])).contains("class=\"shortcoming\""))
    delivery.shortcoming = "Made, but <1> of 2 wishes was not kept"
    #expect(try DeliveryIndex.render([delivery]).contains("Made, but &lt;1&gt; of 2 wishes was not kept"))
  }
}
