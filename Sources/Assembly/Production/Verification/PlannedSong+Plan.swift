import Analysis
import Audio
import Music
import Planning
import QualityControl

extension PlannedSong {
  /// What a musician listens for in a song of which `played` are the stems whose notes sound.
  ///
  /// Nil for songs without a tune or riff, and where somebody else than the engine plays it. A riff need not lie on top nor be
  /// louder than what surrounds it.
  init?(_ plan: SongPlan, played: Set<String>) {
    let tune = Self.tunePlayers(in: plan)
    guard !tune.isEmpty, tune.isSubset(of: played) else { return nil }
    self.init(
      meter: plan.meter, sections: plan.sections, bars: (0...plan.bars).map { plan.time(ofBar: $0).value })
    self.tune = tune.sorted()
    if plan.tunes != nil {
      tuneStems = plan.stems.filter { tune.contains($0.name) }.map(\.fileName)
      bed = plan.stems.filter { [.chords, .pad, .arpeggio].contains($0.role) && !tune.contains($0.name) }.map(\.name)
    }
    arrivals = times(of: [.chorus, .drop], in: plan)
    builds = times(of: [.build, .preChorus], in: plan)
  }

  /// The names of the stems that have the song's tunes, or its riff.
  private static func tunePlayers(in plan: SongPlan) -> Set<String> {
    guard plan.tunes != nil else { return Set([plan.riff?.player].compactMap(\.self)) }
    let players = plan.sections.indices.compactMap { plan.tunePlayer(inSection: $0) }
    return Set(players.map(\.name)).union(plan.stems.filter { $0.bothHands == true }.map(\.name))
  }

  private func times(of kinds: Set<SectionKind>, in plan: SongPlan) -> [TimeRange] {
    zip(plan.sections, plan.sectionStarts).filter { kinds.contains($0.0.kind) }.map { section, first in
      plan.time(of: first..<first + section.bars)
    }
  }
}
