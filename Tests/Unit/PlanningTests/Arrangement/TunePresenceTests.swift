import Audio
import Genres
import Music
import Prompt
import Testing

@testable import Planning

@Suite struct TunePresenceTests {
  private static let genres = GenreCatalogue.standard.genres.filter { genre in
    genre.stems.contains { $0.role == .lead && !$0.optional }
  }

  @Test(arguments: genres) func `where somebody has a tune, no twenty seconds and a section pass without one`(
    genre: Genre
  ) throws {
    var brief = Brief()
    (brief.genre, brief.duration) = (genre.name, .s(120))
    let planner = Planner(
      defaults: .init(genre: "house", duration: .s(120), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    for seed in 0..<4 as Range<UInt64> {
      let plan = try planner.plan(title: "", brief: brief, style: nil, seed: Seed(seed))
      let tuneful = plan.stems.filter { [.lead, .counter, .vocals].contains($0.role) }.flatMap(\.sections)
      var silence = 0.0
      for (index, section) in plan.sections.enumerated() {
        silence = tuneful.contains(index) ? 0 : silence + plan.barTime.value * Double(section.bars)
        #expect(silence <= 20, "\(plan.sections.map(\.kind)) with a tune in \(tuneful)")
      }
    }
  }
}
