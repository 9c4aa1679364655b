import Audio
import Genres
import Music
import Planning

/// The parts that are melodies, each aware of the others: whoever is first sings, the others answer.
///
/// In every section one stem has the melody: a soloist, the voice, or the first of the leads. The other leads and the
/// counter-melodies move against it; where nobody has it, a counter-melody is the melody.
struct MelodyComposer {
  let genre: Genre
  let stem: StemPlan
  /// The plan with the song's own seed.
  let plan: SongPlan
  let catalogue: GenreCatalogue

  func notes(in spans: [SectionSpan]) -> [Note] {
    let leading = spans.map { plan.tunePlayer(inSection: $0.index) }
    let own = zip(spans, leading).filter { $1 == nil || $1?.name == stem.name }.map(\.0)
    let mine = plan.seeded(for: stem)
    var notes = LeadComposer(genre: genre, stem: stem, plan: mine).notes(in: own)
    for name in Set(leading.compactMap { $0?.name }).subtracting([stem.name]).sorted() {
      guard let first = leading.compactMap(\.self).first(where: { $0.name == name }) else { continue }
      let answering = zip(spans, leading).filter { $1?.name == name }.map(\.0)
      notes += CounterMelodyComposer(genre: genre, stem: stem, plan: mine, melody: melody(of: first, in: answering))
        .notes(in: answering)
    }
    return notes
  }

  private func melody(of leader: StemPlan, in spans: [SectionSpan]) -> [Note] {
    let genre = catalogue.genre(named: leader.genre) ?? genre
    let theirs = plan.seeded(for: leader)
    let sections = spans.map { SectionSpan(index: $0.index, stem: leader, plan: theirs) }
    let line = leader.isMelodic ? leader : leader.melodic
    return LeadComposer(genre: genre, stem: line, plan: theirs).notes(in: sections)
  }
}
