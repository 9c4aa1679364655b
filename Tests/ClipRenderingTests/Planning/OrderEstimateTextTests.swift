import Audio
import ClipRendering
import Foundation
import Planning
import TestSupport
import Testing

@Suite struct OrderEstimateTextTests {
  private static let nothing = ScriptedOrders { _, _ in MemorySource(StereoBuffer(frames: 1)) }

  private static func estimate(
    _ source: SilentSource, separations: [[String]] = [], embedded: [ClipPlan.EmbeddedStem] = []
  ) throws -> OrderEstimate {
    let assignment = try SmallJob().assignment(source, separations: separations, orders: nothing)
    var provenance = BackendProvenance(backend: source.name, licence: source.capabilities.licence)
    provenance.embedded = embedded
    return OrderEstimate(BackendContribution(assignment: assignment, provenance: provenance), engine: "embedded")
  }

  @Test func `where the engine makes everything nothing is called and nothing is paid`() {
    let estimate = OrderEstimate(nil, engine: "embedded")
    #expect(estimate.calls.isEmpty && estimate.cost.isEmpty && estimate.mostTries == 0)
    #expect(estimate.text == "no calls: embedded makes everything\n")
  }

  @Test(arguments: [0.0, 0.25, 1, 12.5]) func `the cost is the price times the calls, and at the most times the tries`(
    price: Double
  ) throws {
    let estimate = try Self.estimate(SilentSource(price: price))
    let once = price * Double(estimate.calls.count)
    #expect(estimate.cost == [ClipCost(unit: "USD", amount: once)])
    #expect(estimate.mostCost == [ClipCost(unit: "USD", amount: 3 * once)])
    #expect(estimate.text.hasPrefix("\(estimate.calls.count) calls, as loops:\n"))
    #expect(estimate.text.hasSuffix("if every clip has to be made 3 times\n"))
  }

  @Test func `without a price no cost is made up`() throws {
    let estimate = try Self.estimate(SilentSource(price: nil))
    #expect(estimate.cost.isEmpty && estimate.mostCost.isEmpty && estimate.calls.allSatisfy { $0.cost == nil })
    #expect(estimate.text.hasSuffix("cost: none that is known\n"))
  }

  @Test func `taking apart is called by the length of the song, and has no words`() throws {
    var source = SilentSource(1...300, price: nil)
    source.capabilities.makesStems = false
    source.capabilities.price = ClipPrice(unit: "USD", perSecond: 0.01)
    let estimate = try Self.estimate(source, separations: [["drums", "bass"]])
    #expect(estimate.calls.map(\.makes) == [["mix"], ["drums", "bass"]])
    let length = try #require(estimate.calls[0].duration)
    #expect(estimate.calls[1].prompt.isEmpty && estimate.calls[1].duration == nil)
    #expect(abs((estimate.calls[1].cost?.amount ?? 0) - 0.01 * length.value) < 1e-9)
  }

  @Test func `what the engine plays instead is told with its reason`() throws {
    let estimate = try Self.estimate(SilentSource(), embedded: [.init(stem: "vocals", reason: "it does not sing")])
    #expect(estimate.text.contains("  the engine plays vocals: it does not sing\n"))
  }

  @Test func `its JSON has the names that scripts rely on`() throws {
    let data = try JSONEncoder().encode(try Self.estimate(SilentSource()))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(Set(object.keys) == ["backend", "form", "calls", "embedded", "cost", "most_tries", "most_cost"])
    let call = try #require((object["calls"] as? [[String: Any]])?.first)
    #expect(Set(call.keys) == ["backend", "makes", "prompt", "duration_s", "seed", "cost"])
  }
}
