import Foundation
import Genres
import Music
import Prompt
import Testing

@testable import Planning

/// The riffs of songs that have no melody.
@Suite struct RiffTests {
  private static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6]

  private func riff(_ seed: UInt64) throws -> Riff { try #require(TuneTests.plan("techno", seed: seed).riff) }

  @Test func `a song with a melody has no riff beside it, a song without one has a riff`() throws {
    #expect(try TuneTests.plan("house").riff == nil)
    let techno = try TuneTests.plan("techno")
    #expect(techno.tunes == nil)
    #expect(techno.riff != nil)
  }

  @Test func `a house song whose melody was excluded has a riff where it has a sequence`() throws {
    let plan = try TuneTests.plan("trance") { $0.exclude = ["lead", "melody", "vocals"] }
    guard plan.tunes == nil else { return }
    #expect(plan.riff?.player == plan.stems.first { $0.role == .arpeggio }?.name)
  }

  @Test(arguments: seeds) func `a riff has three to five pitches, rests, and begins on its root`(seed: UInt64) throws {
    let riff = try riff(seed)
    #expect((2...5).contains(Set(riff.tones.map(\.interval)).count))
    #expect(riff.tones.count < 16 * riff.bars)
    #expect(riff.tones.first == Riff.Tone(step: 0, interval: 0))
  }

  @Test(arguments: seeds) func `its second bar is the first with another end`(seed: UInt64) throws {
    let riff = try riff(seed)
    let bars = (0..<2).map { bar in riff.tones.filter { $0.step / 16 == bar } }
    #expect(bars[0].map(\.step) == bars[1].map { $0.step - 16 })
    let pairs = zip(bars[0], bars[1]).filter { $0.0.step < 8 }
    #expect(pairs.allSatisfy { $0.0.interval == $0.1.interval })
  }

  @Test func `six seeds have at least five different riffs`() throws {
    #expect(Set(try Self.seeds.map { try riff($0).tones.map { [$0.step, $0.interval] } }).count >= 5)
  }

  @Test func `a drop states all of it, a build its first bar, an intro every second statement`() throws {
    let riff = try riff(1)
    let second = riff.tones.filter { $0.step >= 16 }.map { Riff.Tone(step: $0.step - 16, interval: $0.interval) }
    #expect(riff.tones(inBar: 3, of: .drop, steps: 16) == second)
    #expect(riff.tones(inBar: 1, of: .build, steps: 16) == riff.tones(inBar: 0, of: .drop, steps: 16))
    #expect(riff.tones(inBar: 2, of: .intro, steps: 16).isEmpty)
    #expect(riff.tones(inBar: 4, of: .intro, steps: 16) == riff.tones(inBar: 0, of: .drop, steps: 16))
  }

  @Test func `a riff reads as it was written`() throws {
    let riff = try riff(2)
    #expect(try JSONDecoder().decode(Riff.self, from: JSONEncoder().encode(riff)) == riff)
  }
}
