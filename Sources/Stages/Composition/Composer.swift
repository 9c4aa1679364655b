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
      title: plan.title, tempo: plan.bpm, tempoMap: plan.tempoMap, meter: plan.meter, key: plan.key,
      sections: plan.sections,
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
    let solos = spans.filter { stem.isSolo(in: $0.index) && !stem.isDrums && !stem.isMelodic }
    let accompanying = spans.filter { span in !solos.contains { $0.index == span.index } }
    var notes = self.notes(for: stem, genre, in: accompanying, of: whole)
    notes += LeadComposer(genre: genre, stem: stem.melodic, plan: plan).notes(in: solos)
    notes = BedRegister(stem: stem, plan: plan).lowered(notes)
    notes = NoteArticulation(of: stem, in: plan).applied(to: notes)
    let song = catalogue.genre(named: plan.genre) ?? genre
    notes = Development(genre: song, stem: stem, plan: plan).developed(notes, in: spans)
    // A song that goes on while it fades is longer than its file.
    if plan.ending.isFading == true { notes.removeAll { plan.frame(of: $0.onset) >= plan.frames } }
    if plan.ending.chord, stem.sections.last == plan.sections.count - 1 {
      notes += EndingComposer(genre: genre, plan: plan, stem: stem).notes
    }
    let played = Performance(stem: stem, plan: plan, genre: genre).performed(InstrumentRange(stem).fitted(notes))
    return Part(
      name: stem.name, role: stem.role, notes: played,
      automation: notes.isEmpty ? [] : AutomationComposer(stem: stem, plan: plan).lanes)
  }

  /// The notes of a stem by its role.
  private func notes(for stem: StemPlan, _ genre: Genre, in spans: [SectionSpan], of whole: SongPlan) -> [Note] {
    let plan = whole.seeded(for: stem)
    if stem.harmonyVoice != nil { return HarmonyVoiceComposer(genre: genre, stem: stem, plan: plan).notes(in: spans) }
    if stem.bothHands == true { return TwoHandedComposer(genre: genre, stem: stem, plan: plan).notes(in: spans) }
    return switch stem.role {
    case .drums, .percussion: DrumComposer(genre: genre, stem: stem, plan: plan).notes(in: spans)
    case .bass: bass(genre, stem, whole).notes(in: spans)
    case .chords: ChordComposer(genre: genre, stem: stem, plan: plan).notes(in: spans)
    case .pad: PadComposer(genre: genre, stem: stem, plan: plan).notes(in: spans)
    case .lead, .counter:
      MelodyComposer(genre: genre, stem: stem, plan: whole, catalogue: catalogue).notes(in: spans)
    case .vocals where stem.voice?.manner.isSpeech == true: SpeechComposer(stem: stem, plan: plan).notes(in: spans)
    case .vocals where stem.sound.hasPrefix("choir"):
      PadComposer(genre: genre, stem: stem, plan: plan).notes(in: spans)
    case .vocals: VocalDoubling(stem).doubled(LeadComposer(genre: genre, stem: stem, plan: plan).notes(in: spans))
    case .arpeggio: ArpeggioComposer(genre: genre, stem: stem, plan: plan).notes(in: spans)
    case .effects: EffectsComposer(plan: plan, stem: stem).notes(in: spans)
    }
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
  let genre: Genre
  let plan: SongPlan
  let stem: StemPlan

  /// The tonic chord, a low root, or a last kick and crash.
  var notes: [Note] {
    let onset = plan.meter.bar * plan.bars
    let key = plan.key(inBar: plan.bars)
    let tonic = Chord(key.tonic, key.mode.family == .minor ? .minor : .major)
    if stem.harmonyVoice != nil || stem.bothHands == true { return lastNotes(on: tonic) }
    switch stem.role {
    case .drums:
      let silent = plan.silentDrums
      let playing = plan.sections.last?.drums ?? DrumNote.allCases
      return lastDrums.filter { !silent.contains($0) && playing.contains($0) }.map {
        Note($0.pitch, velocity: 0.8, at: onset, for: Beats(1))
      }
    case .bass:
      return [Note(Pitch.nearest(tonic.root, to: Pitch(stem.register)), velocity: 0.75, at: onset, for: held)]
    case .chords, .pad:
      let voicing = Voicing(tonic, near: Pitch(stem.register))
      let pitches = genre.voicing == .power ? voicing.spread(.power) : voicing.pitches
      return pitches.map { Note($0, velocity: 0.7, at: onset, for: held) }
    case .percussion, .lead, .counter, .arpeggio, .vocals, .effects:
      return []
    }
  }

  /// One note for a single line, the chord over its root for two hands.
  private func lastNotes(on tonic: Chord) -> [Note] {
    let onset = plan.meter.bar * plan.bars
    guard stem.bothHands == true else {
      let tones = tonic.pitchClasses.map { Pitch.nearest($0, to: Pitch(stem.register)) }
      let nearest = tones.min { abs($0.note - stem.register) < abs($1.note - stem.register) }
      return nearest.map { [Note($0, velocity: 0.7, at: onset, for: held)] } ?? []
    }
    let low = Pitch.nearest(tonic.root, to: Pitch(43))
    return ([low] + Voicing(tonic, near: Pitch(60)).pitches).map { Note($0, velocity: 0.65, at: onset, for: held) }
  }

  /// Kick and crash, or the first of the drums where nobody has cymbals.
  private var lastDrums: [DrumNote] {
    if genre.hasCymbals || genre.drums.isEmpty { return [.kick, .crash] }
    return genre.drums.first { $0.stem == stem.name }.flatMap { DrumNote.named($0.drum) }.map { [$0] } ?? []
  }

  /// Half of the tail, so that the release and the room fit into the rest.
  private var held: Beats {
    let tail = Double(plan.frames) / SampleRate.standard.value - plan.time(ofBar: plan.bars).value
    let tempo = plan.clock.tempo(at: plan.meter.bar * plan.bars)
    let quarters = max(0.25, min(4, tail / 2 * tempo.quartersPerMinute / 60))
    return Beats(ticks: Int(quarters * Double(Beats.ticksPerQuarter)))
  }
}
