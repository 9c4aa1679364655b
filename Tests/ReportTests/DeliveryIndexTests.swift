import Audio
import Report
import Testing

@Suite struct DeliveryIndexTests {
  private static func entry(_ folder: String, prompt: String = "house") -> DeliveryIndex.IndexedDelivery {
    .init(
      folder: folder, master: "\(folder).wav", prompt: prompt, genre: "house", tempo: 126.5, key: "F minor",
      length: .s(121.9))
  }

  @Test func `every delivery is listed with a way to its report and its master`() throws {
    let page = try Markup(DeliveryIndex.render([Self.entry("night drive"), Self.entry("dawn")]))
    let rows = page.all("tr").compactMap { $0.attributes["data-delivery"] }
    #expect(rows == ["night drive", "dawn"])
    #expect(page.all("a").compactMap { $0.attributes["href"] } == ["night%20drive/report.html", "dawn/report.html"])
    #expect(page.all("audio").first?.attributes["src"] == "night%20drive/night%20drive.wav")
    #expect(page.all("p").first?.text == "2 tracks, 4:03 in all")
  }

  @Test func `a prompt or a folder cannot become markup or lead elsewhere`() throws {
    let page = try Markup(DeliveryIndex.render([Self.entry("../../etc", prompt: "<script>alert(1)</script>")]))
    #expect(page.all("script").isEmpty)
    #expect(page.all("a").first?.attributes["href"] == "etc/report.html")
  }

  @Test func `an empty folder has a page too`() throws {
    #expect(try DeliveryIndex.render([]).contains("0 tracks"))
  }
}
