import Audio
import Planning
import Prompt
import QualityControl
import Testing

@testable import Production

@Suite(.serialized) struct VoiceDeliveryTests {
  @Test(
    arguments: [
      ("pop song with a deep male voice: sing \"hold the light and let it go\"", 60.0...170.0),
      ("pop song with a high female voice: sing \"hold the light and let it go\"", 311...700),
    ])
  func `the delivered voice lies where the asked one does`(prompt: String, hertz: ClosedRange<Double>) async throws {
    let fixture = ProductionFixture()
    var ticket = Ticket(prompt: prompt)
    ticket.duration = .s(15)
    _ = try await fixture.attempt(ProductionFixture.order(ticket))
    let voice = try #require(try fixture.deliveredReport().words.first { $0.kind == "voice" })
    #expect(voice.verdict == .kept, "\(voice.measured)")
    #expect(hertz.contains(voice.value ?? 0))
  }
}
