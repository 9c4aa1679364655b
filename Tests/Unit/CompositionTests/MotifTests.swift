import Audio
import Genres
import Music
import Planning
import Testing

@testable import Composition

@Suite struct MotifTests {
  private static let rhythms = ["x-.x..x-x...x.-.", "x...x...x.x.x...", "..x-..x-..x-..x-"].map {
    StepPattern($0, meter: .fourFour)
  }

  private static func motif(_ seed: UInt64) -> Motif { Motif(rhythms: rhythms, seed: Seed(seed)) }

  private static func shape(_ motif: Motif) -> [[Int]] {
    motif.tones.map { [$0.bar, $0.hit.step, $0.hit.length, $0.height] }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `leaps are answered by a step back, and a motif stays within a tenth or so`(
    seed: UInt64
  ) {
    let heights = Self.motif(seed).tones.map(\.height)
    for ((a, b), c) in zip(zip(heights, heights.dropFirst()), heights.dropFirst(2)) where abs(b - a) > 2 {
      #expect(c - b == (b > a ? -1 : 1))
    }
    #expect((heights.max() ?? 0) - (heights.min() ?? 0) <= 14)
  }

  @Test(arguments: 0..<10 as Range<UInt64>, [-3, 0, 2]) func `transposing moves every tone by as many steps`(
    seed: UInt64, steps: Int
  ) {
    let motif = Self.motif(seed)
    #expect(motif.transposed(by: steps).tones.map(\.height) == motif.tones.map { $0.height + steps })
    #expect(Self.shape(motif.transposed(by: steps).transposed(by: -steps)) == Self.shape(motif))
  }

  @Test(arguments: 0..<10 as Range<UInt64>) func `an inversion of an inversion is the motif`(seed: UInt64) {
    let motif = Self.motif(seed)
    #expect(Self.shape(motif.inverted.inverted) == Self.shape(motif))
    #expect(motif.inverted.tones.first?.height == motif.tones.first?.height)
    #expect(Motif(tones: []).inverted.tones.isEmpty)
  }

  @Test(arguments: [1, 2, 5, 20]) func `displaced tones stay within their bars`(sixteenths: Int) {
    for seed in 0..<10 as Range<UInt64> {
      let moved = Self.motif(seed).displaced(by: sixteenths, barSteps: 16)
      for tone in moved.tones {
        #expect(tone.hit.step >= sixteenths && tone.hit.step + tone.hit.length <= 16 && tone.hit.length > 0)
      }
      #expect(moved.tones.count <= Self.motif(seed).tones.count)
      if sixteenths == 20 { #expect(moved.tones.isEmpty) }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func `ornaments are neighbours, and every tone stays where it was`(
    seed: UInt64
  ) {
    let motif = Self.motif(seed)
    let ornamented = motif.ornamented(seed: Seed(seed + 100))
    let onsets = { (motif: Motif) in motif.tones.map { 16 * $0.bar + $0.hit.step } }
    #expect(Set(onsets(motif)).isSubset(of: onsets(ornamented)))
    #expect(
      onsets(ornamented) == onsets(ornamented).sorted() && Set(onsets(ornamented)).count == ornamented.tones.count)
    for (tone, next) in zip(ornamented.tones, ornamented.tones.dropFirst())
    where !onsets(motif).contains(16 * next.bar + next.hit.step) {
      #expect(abs(next.height - tone.height) == 1)
    }
  }

  @Test func `the groups of a phrase go A A' B A'', and no two of them are alike`() {
    let phrase = LeadPhrase(motif: Self.motif(1), answer: Self.motif(2), barSteps: 16)
    var seen: Set<[[[Int]]]> = []
    for group in 0..<4 {
      let ideas = phrase.ideas(group: group, seed: Seed(5))
      #expect(ideas.count == 4)
      seen.insert(ideas.map(Self.shape))
    }
    #expect(seen.count == 4)
    #expect(Self.shape(phrase.ideas(group: 0, seed: Seed(5))[0]) == Self.shape(Self.motif(1)))
    #expect(Self.shape(phrase.ideas(group: 2, seed: Seed(5))[0]) == Self.shape(Self.motif(2)))
  }
}
