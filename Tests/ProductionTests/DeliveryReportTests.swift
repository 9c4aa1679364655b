import Audio
import Foundation
import Genres
import Prompt
import Testing

@testable import Production

/// The report of a delivery.
@Suite struct DeliveryReportTests {
  @Test func `a genre of the owner keeps its title`() async throws {
    let yaml = "name: polka\ntitle: Polka from the valley\nlike: house"
    let fixture = ProductionFixture(catalogue: try GenreCatalogue(adding: [("polka", yaml)]))
    var ticket = Ticket(prompt: "10 seconds")
    ticket.genre = "polka"
    ticket.seed = Seed(3)
    _ = try await fixture.attempt(ProductionFixture.order(ticket))
    let report = try String(contentsOfFile: "\(fixture.delivery)/report.html", encoding: .utf8)
    #expect(report.contains("Polka from the valley"))
    #expect((try fixture.json("manifest.json")["plan"] as? [String: Any])?["genre"] as? String == "polka")
  }

  @Test func `a work folder of a version with another stage is gone on with`() async throws {
    let fixture = ProductionFixture()
    var ticket = Ticket(prompt: "house, 8 seconds")
    ticket.seed = Seed(3)
    let order = ProductionFixture.order(ticket)
    _ = try await fixture.attempt(order)
    let master = try Data(contentsOf: URL(filePath: "\(fixture.delivery)/track.wav"))
    // Its mixed stems were made from what the stage between had left.
    for name in try FileManager.default.contentsOfDirectory(atPath: fixture.path("work")) where name.hasSuffix(".mixed")
    {
      let stem = name.dropLast(".mixed".count)
      try Data(count: 800).write(to: URL(filePath: fixture.path("work/\(stem).conformed")))
      for record in ["\(name).done", "\(stem).conformed.done"] {
        try Data(#"{"inputs": "old", "files": ["800 bytes at 1.2"], "value": {}}"#.utf8)
          .write(to: URL(filePath: fixture.path("work/\(record)")))
      }
    }
    _ = try await fixture.attempt(order)
    #expect(try Data(contentsOf: URL(filePath: "\(fixture.delivery)/track.wav")) == master)
  }
}
