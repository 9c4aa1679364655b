import Testing

@testable import Analysis

struct PhraseFinderTests {
  /// A song in bars: each letter is a chord, a space is where a new section begins and is no bar.
  struct Song: CustomTestStringConvertible {
    let bars: [Character]
    let starts: [Int]
    let sections: Set<Int>

    /// `sections` are those that were found; all that the text names where left out.
    init(_ text: String, starts: [Int], sections: Set<Int>? = nil) {
      let parts = text.split(separator: " ")
      bars = Array(parts.joined())
      self.starts = starts
      self.sections = sections ?? Set(parts.indices.map { parts[..<$0].joined().count })
    }

    var testDescription: String { String(bars) }

    var found: [Int] {
      PhraseFinder(bars: bars.count, sections: sections) { bars[$0] == bars[$1] ? 1 : 0 }.starts
    }
  }

  @Test(arguments: [
    Song("CGAF", starts: [0]),
    Song("CGAFCGAFCGAF", starts: [0, 4, 8]),
    Song("CGAFCGAF FGCAFGCA", starts: [0, 4, 8, 12]),
  ])
  func `phrases are groups of four bars`(song: Song) {
    #expect(song.found == song.starts)
  }

  @Test(arguments: [
    Song("CGAFCGAF CG CGAFCGAFCGAF", starts: [0, 4, 8, 10, 14, 18]),
    Song("CG CGAFCGAFCGAF", starts: [0, 2, 6, 10]),
    Song("CGAFCGAFCG CGAFCGAFCGAF", starts: [0, 4, 8, 10, 14, 18], sections: []),
  ])
  func `a build of two bars does not shift the phrases behind it`(song: Song) {
    #expect(song.found == song.starts)
  }

  @Test func `one bar too many is a phrase of its own`() {
    let song = Song("CGAFCGAFC CGAFCGAFCGAFCGAF", starts: [0, 4, 8, 9, 13, 17, 21])
    #expect(song.found == song.starts)
  }

  @Test func `a section that was found a bar off moves no phrase that repeats`() {
    let song = Song("CGAFCGAFCGAFCGAF", starts: [0, 4, 8, 12], sections: [0, 5, 9])
    #expect(song.found == song.starts)
  }

  @Test func `a recording without bars has no phrases, and one that ends early a short one`() {
    #expect(Song("", starts: []).found == [])
    #expect(Song("CGAFCG", starts: [0, 4]).found == [0, 4])
  }
}
