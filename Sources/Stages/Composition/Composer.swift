import Audio
import Genres
import Music
import Planning

/// Writes the notes of a song plan: one part for each stem, composed apart from the others.
///
/// Each part draws on a seed of its own, so that changing one leaves the others note for note as they were.
public struct Composer: Sendable {
  let catalogue: GenreCatalogue

  public init(catalogue: GenreCatalogue = .standard) { self.catalogue = catalogue }

  /// The score of `plan`; the same plan gives the same score.
  public func compose(_ plan: SongPlan) -> Score {
    Score(
      title: plan.title, tempo: plan.bpm, meter: plan.meter, key: plan.key, sections: plan.sections,
      parts: plan.stems.map { part(for: $0, in: plan) })
  }

  /// The part of one stem.
  public func part(for stem: StemPlan, in plan: SongPlan) -> Part {
    guard let genre = catalogue.genre(named: stem.genre) else {
      return Part(name: stem.name, role: stem.role, notes: [])
    }
    let whole = plan
    let plan = whole.seeded(for: stem)
    let spans = stem.sections.map { SectionSpan(index: $0, stem: stem, plan: plan) }
    var notes: [Note] =
      switch stem.role {
      case .drums, .percussion: DrumComposer(genre: genre, stem: stem, plan: plan).notes(in: spans)
      case .bass: bass(genre, stem, whole).notes(in: spans)
      case .chords: ChordComposer(genre: genre, stem: stem, plan: plan).notes(in: spans)
      case .pad: PadComposer(genre: genre, stem: stem, plan: plan).notes(in: spans)
      case .lead: LeadComposer(genre: genre, stem: stem, plan: plan).notes(in: spans)
      case .vocals where stem.sound.hasPrefix("choir"):
        PadComposer(genre: genre, stem: stem, plan: plan).notes(in: spans)
      case .vocals: LeadComposer(genre: genre, stem: stem, plan: plan).notes(in: spans)
      case .arpeggio: ArpeggioComposer(genre: genre, stem: stem, plan: plan).notes(in: spans)
      case .effects: EffectsComposer(plan: plan, stem: stem).notes(in: spans)
      }
    let song = catalogue.genre(named: plan.genre) ?? genre
    notes = Development(genre: song, stem: stem, plan: plan).developed(notes, in: spans)
    if plan.ending.chord, stem.sections.last == plan.sections.count - 1 {
      notes += Ending(plan: plan, stem: stem).notes
    }
    return Part(name: stem.name, role: stem.role, notes: notes)
  }

  /// The bass hears the drums of the plan, which may be another genre's.
  private func bass(_ genre: Genre, _ stem: StemPlan, _ plan: SongPlan) -> BassComposer {
    let drums = plan.stems.first { $0.role == .drums }
    let composer = drums.flatMap { drums in
      catalogue.genre(named: drums.genre).map {
        DrumComposer(genre: $0, stem: drums, plan: plan.seeded(for: drums))
      }
    }
    let spans =
      drums.map { drums in
        drums.sections.map { SectionSpan(index: $0, stem: drums, plan: plan.seeded(for: drums)) }
      } ?? []
    return BassComposer(
      genre: genre, stem: stem, plan: plan.seeded(for: stem), drums: composer,
      drumSpans: Dictionary(uniqueKeysWithValues: spans.map { ($0.index, $0) }))
  }
}
