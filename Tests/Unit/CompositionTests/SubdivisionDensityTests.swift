import Audio
import Genres
import Music
import Planning
import Prompt
import Testing

@testable import Composition

@Suite struct SubdivisionDensityTests {
  private static func notes(_ genre: String, _ style: String, seed: UInt64) throws -> (drums: Int, all: Double) {
    var brief = Brief()
    (brief.genre, brief.style, brief.bpm) = (genre, style, Tempo(bpm: 110))
    let planner = Planner(
      defaults: .init(genre: "pop", duration: .s(60), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    let plan = try planner.plan(title: "", brief: brief, style: nil, seed: Seed(seed))
    let parts = Composer().compose(plan).parts.filter { $0.role != .effects }
    let onsets = Set(parts.flatMap(\.notes).map { $0.onset.ticks / 60 })
    return (parts.filter { $0.role == .drums }.flatMap(\.notes).count, Double(onsets.count))
  }

  @Test(arguments: ["house", "pop", "rock", "jazz", "trap", "bossa-nova", "solo-piano", "folk"])
  func `a sparse song has fewer moments of sound than the usual one, a busy song more`(genre: String) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let (sparse, usual, busy) = (
        try Self.notes(genre, "minimal", seed: seed), try Self.notes(genre, "", seed: seed),
        try Self.notes(genre, "busy", seed: seed)
      )
      #expect(sparse.all < usual.all && usual.all <= busy.all, "seed \(seed): \(sparse), \(usual), \(busy)")
      #expect(sparse.drums <= usual.drums && usual.drums <= busy.drums)
    }
  }
}
