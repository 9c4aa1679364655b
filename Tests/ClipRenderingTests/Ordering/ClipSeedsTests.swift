import Audio
import Music
import Testing

@testable import ClipRendering

@Suite struct ClipSeedsTests {
  private static func order(_ stem: String?, take: Int = 0) -> ClipOrder {
    ClipOrder(
      stem: stem, take: take, sections: [0], bars: 4, draft: ClipRequest(id: "", .song, words: "warm"))
  }

  @Test func `only what is made anew is ordered anew`() {
    let before = ClipSeeds(job: Seed(7))
    let after = ClipSeeds(job: Seed(7), variations: ["drums": 1])
    #expect(after.seed(for: "drums") != before.seed(for: "drums"))
    #expect(after.seed(for: "bass") == before.seed(for: "bass"))
    #expect(after.seed(for: nil) != before.seed(for: nil), "a whole song is new with each of its stems")
    #expect(ClipSeeds(job: Seed(7), variations: ["drums": 2]).seed(for: "drums") != after.seed(for: "drums"))
    #expect(ClipSeeds(job: Seed(7), songs: 1).seed(for: "bass") != before.seed(for: "bass"))
  }

  @Test func `every clip and every try has a seed of its own`() {
    let seeds = ClipSeeds(job: Seed(7))
    let orders = [Self.order("drums"), Self.order("drums", take: 1), Self.order("bass"), Self.order(nil)]
    let all = orders.flatMap { order in (0..<5).map { seeds.request(for: order, try: $0).seed } }
    #expect(Set(all).count == all.count)
    #expect(all == orders.flatMap { order in (0..<5).map { seeds.request(for: order, try: $0).seed } })
  }

  @Test func `from the second try on tempo and key are spelled out`() {
    var draft = ClipRequest(id: "", .stem("bass"), words: "warm")
    (draft.tempo, draft.key) = (Tempo(bpm: 92.5), Key("F# minor"))
    let order = ClipOrder(stem: "bass", sections: [0], bars: 4, draft: draft)
    let seeds = ClipSeeds(job: Seed(1))
    #expect(seeds.request(for: order, try: 0).words == "warm")
    #expect(
      seeds.request(for: order, try: 1).words == "warm, exactly 92.5 beats per minute, strictly in F# minor")
    let again = ClipSeeds(job: Seed(1), variations: ["bass": 1])
    #expect(again.request(for: order, try: 0).words.hasSuffix("strictly in F# minor"), "an earlier one was at fault")
  }
}
