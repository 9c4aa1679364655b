import Audio
import Genres
import Music
import Planning

/// The composer, which writes one part for each stem of a plan, apart from the others.
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
      notes += EndingComposer(plan: plan, stem: stem).notes
    }
    return Part(name: stem.name, role: stem.role, notes: notes)
  }

  /// The composer of the bass, which may follow the kick of the plan's drums; these may be another genre's.
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

/// The closing notes on the downbeat after the last bar, so that a track ends instead of stopping.
struct EndingComposer {
  let plan: SongPlan
  let stem: StemPlan

  /// The tonic chord, a low root, or a last kick and crash.
  var notes: [Note] {
    let onset = plan.meter.bar * plan.bars
    let tonic = Chord(plan.key.tonic, plan.key.mode.family == .minor ? .minor : .major)
    switch stem.role {
    case .drums:
      return [DrumNote.kick, .crash].map { Note($0.pitch, velocity: 0.8, at: onset, for: Beats(1)) }
    case .bass:
      return [Note(Pitch.nearest(tonic.root, to: Pitch(stem.register)), velocity: 0.75, at: onset, for: held)]
    case .chords, .pad:
      let voicing = Voicing(tonic, near: Pitch(stem.register))
      return voicing.pitches.map { Note($0, velocity: 0.7, at: onset, for: held) }
    case .percussion, .lead, .arpeggio, .vocals, .effects:
      return []
    }
  }

  /// Half of the tail, so that the release and the room fit into the rest.
  private var held: Beats {
    let tail = Double(plan.frames) / SampleRate.standard.value - plan.barTime.value * Double(plan.bars)
    let quarters = max(0.25, min(4, tail / 2 * plan.bpm.quartersPerMinute / 60))
    return Beats(ticks: Int(quarters * Double(Beats.ticksPerQuarter)))
  }
}
