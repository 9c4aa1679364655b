import Analysis
import Audio
import Diagnostics
import Genres
import Music
import Prompt

/// The planner, which makes a brief definite: from the reference first, and then from the genre.
public struct Planner: Sendable {
  /// The owner's preferences for tickets that leave them open.
  public struct Defaults: Sendable {
    public var genre: String
    public var duration: Seconds
    public var loudness: Loudness
    public var truePeak: TruePeak

    public init(genre: String, duration: Seconds, loudness: Loudness, truePeak: TruePeak) {
      self.genre = genre
      self.duration = duration
      self.loudness = loudness
      self.truePeak = truePeak
    }
  }

  let catalogue: GenreCatalogue
  let defaults: Defaults

  public init(catalogue: GenreCatalogue = .standard, defaults: Defaults) {
    self.catalogue = catalogue
    self.defaults = defaults
  }

  /// The plan for `brief`; `style` is what was measured in the reference, if there is one.
  ///
  /// The same arguments give the same plan. Throws `Problems` when nothing is left to play.
  public func plan(title: String, brief: Brief, style: StyleProfile?, seed: Seed) throws(Problems) -> SongPlan {
    var notes =
      brief.vocals && brief.lyrics == nil ? ["No lyrics were given, so the voice sings without words."] : []
    let wishes = ReferenceWishes(brief: brief, style: style)
    notes += wishes.unmet
    let genre = try leadingGenre(of: brief, style: style, notes: &notes)
    notes += [genre.note].compactMap(\.self)
    let meter = brief.meter ?? style?.meter ?? genre.meter
    let character = SongCharacter(brief)
    let tempo = tempo(
      of: brief, style: style, pace: GenrePace(genre, meter), leaning: character?.pace ?? 0, seed: seed, notes: &notes)
    let key = key(of: brief, style: style, genre: genre, seed: seed, notes: &notes)
    let model = style.flatMap { ReferenceForm(style: $0, genre: genre).template }
    let form = FormFitting(genre: genre, brief: brief, tempo: tempo, meter: meter, model: model, seed: seed).fitted(
      asked: brief.duration ?? wishes.duration, usual: defaults.duration, notes: &notes)
    let arranged = FormArrangement(brief: brief).arranged(form.sections, notes: &notes)
    let feels = TimeFeels(brief: brief, genre: genre)
    let sections = KeyLift(genre: genre, seed: seed).lifted(
      feels.felt(arranged.sections).map { $0.characterised(by: character) }, for: brief, hasReference: style != nil,
      notes: &notes)
    let chosen = try StemChoice(
      catalogue: catalogue, genre: genre, density: character?.density ?? 0, tune: character?[.tune] ?? 0, seed: seed,
      barTime: .s(tempo.seconds(of: meter.bar))
    ).stems(for: brief, form: arranged, notes: &notes)
    let stems = SampledStems(brief: brief).assigned(VoicePlanning(brief: brief).voiced(chosen, notes: &notes), &notes)
      .map { $0.characterised(by: character) }
    let tempi = TempoPlanning(curves: brief.tempoCurves, opening: tempo, meter: meter)
    notes += feels.notes + tempi.notes(for: sections)
    notes += CharacterNotes(brief: brief, genre: genre, stems: stems).sentences
    var plan = SongPlan(
      title: title, genre: genre.name, beatsPerMinute: tempo.bpm, key: key, meter: meter,
      swing: meter.isCompound ? 0.5 : SwingChoice(swing: character?[.swing] ?? 0).amount(in: genre),
      swingUnit: genre.swing.unit, sections: sections,
      chords: HarmonyPlan(genre: genre, key: key, meter: meter, seed: seed, colour: colour(of: character))
        .chords(for: sections), stems: stems,
      seed: seed,
      frames: form.frames, ending: ending(of: brief, frames: form.frames, notes: &notes),
      silentDrums: silentDrums(of: brief),
      loudness: brief.loudness ?? wishes.loudness ?? defaults.loudness,
      truePeak: brief.truePeak ?? defaults.truePeak, tone: genre.master.tone,
      expectations: expectations(genre: genre, pace: GenrePace(genre, meter), tempo: tempo, stems: stems), notes: notes)
    plan.tempoMap = tempi.map(of: sections)
    (plan.character, plan.articulation) = (character, brief.articulation)
    return withTunes(plan)
  }

  /// How rich the chords are, −1…1: extreme words go no farther than the richest chords there are.
  private func colour(of character: SongCharacter?) -> Double { min(1, max(-1, character?[.colour] ?? 0)) }

  /// `plan` with its tunes or its riff written: others where the stem that carries them is made anew, and for each `take`.
  public func withTunes(_ plan: SongPlan, take: Int = 0) -> SongPlan {
    guard let genre = catalogue.genre(named: plan.genre) else { return plan }
    var written = plan
    let planning = TunePlanning(genre: genre, plan: plan, catalogue: catalogue)
    written.tunes = planning.tunes(take: take)
    written.riff = written.tunes == nil ? planning.riff(take: take) : nil
    return written
  }

  /// The drums that were excluded, and those of the kit that were not among the only ones that were asked for.
  private func silentDrums(of brief: Brief) -> [DrumNote] {
    let excluded = brief.exclude.flatMap(NamedInstrument.drums)
    let kit = brief.instrumentRoles.filter { $0.role == .drums }.map(\.instrument)
    let pieces = kit.flatMap(NamedInstrument.drums)
    let isOnlyPieces = !kit.isEmpty && kit.allSatisfy { !NamedInstrument.drums(of: $0).isEmpty }
    guard brief.onlyInstruments, isOnlyPieces else { return excluded }
    return DrumNote.allCases.filter {
      excluded.contains($0) || (NamedInstrument.isKitPiece($0) && !pieces.contains($0))
    }
  }

  /// A fade lasts as long as was asked, else a fifth of the track and 12 s at most; a sudden end is only as soft as not to
  /// click.
  private func ending(of brief: Brief, frames: Int, notes: inout [String]) -> PlannedEnding {
    let length = SampleRate.standard.time(of: frames)
    var ending = lastSound(of: brief, length: length, notes: &notes)
    ending.fadeIn = brief.fadeIn.map { min($0, max(.s(0), length - ending.fade)) }
    return ending
  }

  private func lastSound(of brief: Brief, length: Seconds, notes: inout [String]) -> PlannedEnding {
    switch brief.ending {
    case .fade:
      let longest = length * 0.9
      if let asked = brief.fade, asked > longest {
        notes.append("A fade of \(rounded(asked.value)) s leaves too little of the track; it lasts 90 % of it.")
      }
      var ending = PlannedEnding(fade: min(longest, brief.fade ?? min(.s(12), length * 0.2)), chord: false)
      ending.isFading = true
      return ending
    case .abrupt: return .init(fade: .ms(30), chord: false)
    case nil: return .init(fade: .ms(400), chord: true)
    }
  }

  private func expectations(
    genre: Genre, pace: GenrePace, tempo: Tempo, stems: [StemPlan]
  ) -> SongPlan.Expectations {
    let hasBeat = stems.contains { $0.role == .drums || $0.role == .percussion }
    let isPitched = stems.contains { ![.drums, .percussion, .effects].contains($0.role) }
    // An asked tempo outside the genre's range shifts the range, so that its metrical level is still the plan's.
    let around = TempoPrior.range(around: tempo.bpm)
    let range = [min(pace.low, around.lowerBound), max(pace.high, around.upperBound)]
    return .init(tempo: genre.tempo.pulse && hasBeat, tempoRange: range, key: isPitched)
  }
}

/// A tempo without needless decimals.
func rounded(_ bpm: Double) -> String { "\((bpm * 100).rounded() / 100)" }
