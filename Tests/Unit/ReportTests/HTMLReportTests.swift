import Audio
import Foundation
import QualityControl
import Report
import Testing

@Suite struct HTMLReportTests {
  @Test func `the page is well-formed and has every part`() throws {
    let page = try Markup(HTMLReport.render(SampleContent.nightDrive))
    let headings = page.all("h2").map(\.text)
    #expect(headings.count == 7)
    for heading in ["Asked for", "Listen", "Checks", "Spectrum", "Stereo", "Plan", "How it was made"] {
      #expect(headings.contains { $0.hasPrefix(heading) }, "\(heading) is missing")
    }
    #expect(page.all("svg").count == 4)
    #expect(page.all("h1").map(\.text) == ["Night Drive"])
  }

  @Test func `what there is nothing to say about is not mentioned`() throws {
    var content = SampleContent.nightDrive
    content.request.notUnderstood = []
    content.request.notes = []
    content.provenance.attempts = []
    let page = try HTMLReport.render(content)
    for words in ["Not understood", "class=\"notes\"", "Attempts"] { #expect(!page.contains(words), "\(words)") }
  }

  @Test func `the same content gives the same bytes`() throws {
    let pages = try (0..<3).map { _ in try HTMLReport.render(SampleContent.nightDrive) }
    #expect(Set(pages).count == 1)
  }

  @Test func `every check appears once, with its value, unit and detail`() throws {
    let content = SampleContent.nightDrive
    let rows = try Markup(HTMLReport.render(content)).all("tr").filter { $0.attributes["data-check"] != nil }
    #expect(rows.compactMap { $0.attributes["data-check"] } == content.checks.map(\.id))
    for (row, check) in zip(rows, content.checks) {
      #expect(row.has(class: "is-\(check.status.rawValue)"))
      #expect(check.unit.isEmpty || row.text.contains(check.unit))
      #expect(row.text.contains(check.detail))
    }
    #expect(rows[2].text.contains("−14.03") && rows[2].text.contains("± 0.5"))
    #expect(rows[7].text.contains("0.000012"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "</style></script><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)",
    "\"\u{301} onmouseover=alert(1) x=\"", "<\u{301}b>", "]]>", "{{title}} {{{style}}} {{> player}}",
    "a\u{0}b\u{1b}[31m", "' & &amp; &#60;",
  ])
  func `hostile text stays text wherever it stands`(text: String) throws {
    let plain = try Markup(HTMLReport.render(filled(with: "harmless")))
    let page = try Markup(HTMLReport.render(filled(with: text)))
    #expect(page.elements.map(\.name) == plain.elements.map(\.name))
    #expect(page.elements.map { $0.attributes.keys.sorted() } == plain.elements.map { $0.attributes.keys.sorted() })
    let shown = text.replacing("\u{0}", with: "\u{fffd}").replacing("\u{1b}", with: "\u{fffd}")
    for element in page.elements where element.has(class: "prompt") || element.name == "h1" {
      #expect(element.text == shown)
    }
  }

  @Test func `the page asks the network for nothing`() throws {
    let text = try HTMLReport.render(SampleContent.nightDrive)
    for address in ["http://", "https://", "url(", "@import", "fetch(", "XMLHttpRequest", "<link", "srcset"] {
      #expect(!text.contains(address), "\(address) is in the page")
    }
    let sources = try Markup(text).elements.compactMap { $0.attributes["src"] ?? $0.attributes["href"] }
    let files = ["night-drive.wav", "session.dawproject"] + SampleContent.stems.map(\.path)
    #expect(sources.allSatisfy { files.contains($0) || $0.hasPrefix("#check-") })
    #expect(files.allSatisfy { sources.contains($0) })
  }

  @Test func `a failure leads the page and points to its row`() throws {
    var content = SampleContent.nightDrive
    content.verdict = ReportVerdict(passed: false, sentence: "One check failed after 3 attempts.")
    content.checks[3].status = .fail
    content.checks[3].at = .s(72.34)
    content.checks[3].stem = "drums"
    let page = try Markup(HTMLReport.render(content))
    let verdict = page.elements.first { $0.has(class: "verdict") }
    #expect(verdict?.has(class: "is-fail") == true && verdict?.text.contains("Failed.") == true)
    #expect(page.all("a").first?.attributes["href"] == "#check-true_peak")
    #expect(page.all("tr").contains { $0.text.contains("at 1:12.3 in drums") })
  }

  @Test func `a delivery about which little is known still makes a page`() throws {
    let content = ReportContent(
      title: "Drone", verdict: ReportVerdict(passed: true, sentence: "Nothing to check."),
      facts: TrackFacts(length: .s(0)), request: ReportRequest(prompt: ""), audio: DeliveredAudio(master: "drone.wav"),
      provenance: Provenance(method: "By rules.", backend: "embedded", version: "0", seed: Seed(0)))
    let page = try Markup(HTMLReport.render(content))
    #expect(page.all("h2").map(\.text) == ["Asked for", "Listen", "How it was made"])
    #expect(page.all("svg").isEmpty)
  }

  private func filled(with text: String) -> ReportContent {
    var content = SampleContent.nightDrive
    content.title = text
    content.verdict.sentence = text
    content.request = ReportRequest(prompt: text, notUnderstood: [text], notes: [text])
    content.facts.genre = text
    content.audio = DeliveredAudio(
      master: text + ".wav", stems: [ReportStem(name: text, path: text + ".wav", loudness: nil)])
    content.sections = [ReportSection(name: text, bars: 1, start: .s(0), length: .s(9), chords: [text])]
    content.spectrum?.others[0].name = text
    content.checks = [
      SampleContent.check("tempo", .fail, value: .word(text), target: .word(text), detail: text, stem: text)
    ]
    content.provenance.method = text
    content.provenance.attempts = [ReportAttempt(passed: true, summary: text)]
    content.provenance.timings = [StageDuration(stage: text, time: .s(1))]
    return content
  }
}
