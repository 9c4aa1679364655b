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
    let meter = brief.meter ?? style?.meter ?? .fourFour
    let tempo = tempo(of: brief, style: style, pace: GenrePace(genre, meter), seed: seed, notes: &notes)
    let key = key(of: brief, style: style, genre: genre, seed: seed, notes: &notes)
    let model = style.flatMap { ReferenceForm(style: $0, genre: genre).template }
    let form = FormFitting(genre: genre, brief: brief, tempo: tempo, meter: meter, model: model).fitted(
      asked: brief.duration ?? wishes.duration, usual: defaults.duration, notes: &notes)
    let stems = try StemChoice(catalogue: catalogue, genre: genre, seed: seed).stems(
      for: brief, sections: form.sections, notes: &notes)
    return SongPlan(
      title: title, genre: genre.name, beatsPerMinute: tempo.bpm, key: key, meter: meter,
      swing: meter == .sixEight ? 0.5 : SwingWish(brief).amount(in: genre),
      swingUnit: genre.swing.unit, sections: form.sections,
      chords: HarmonyPlan(genre: genre, key: key, seed: seed).chords(for: form.sections), stems: stems, seed: seed,
      frames: form.frames, ending: ending(brief.ending, frames: form.frames),
      silentDrums: brief.exclude.flatMap(NamedInstrument.drums),
      loudness: brief.loudness ?? wishes.loudness ?? defaults.loudness,
      truePeak: brief.truePeak ?? defaults.truePeak, tone: genre.master.tone,
      expectations: expectations(genre: genre, pace: GenrePace(genre, meter), tempo: tempo, stems: stems), notes: notes)
  }

  private func leadingGenre(
    of brief: Brief, style: StyleProfile?, notes: inout [String]
  ) throws(Problems) -> Genre {
    if let name = brief.genre, let genre = catalogue.genre(named: name) { return genre }
    let meter = brief.meter ?? style?.meter ?? .fourFour
    if let bpm = brief.bpm?.bpm ?? style?.bpm,
      let genre = catalogue.genres.first(where: { $0.tempo.pulse && GenrePace($0, meter).range.contains(bpm) })
    {
      notes.append("No genre was named; \(genre.title) was chosen because it is at home at \(rounded(bpm)) BPM.")
      return genre
    }
    guard let genre = catalogue.genre(named: defaults.genre) else {
      throw Problems(
        Diagnosis(
          code: "settings.unknown-genre", location: "defaults.genre",
          finding: "\"\(defaults.genre)\" is not a known genre",
          remedy: "use one of \(catalogue.genres.map(\.name).joined(separator: ", "))"))
    }
    notes.append("No genre was named; \(genre.title) is the default.")
    return genre
  }

  /// A fade lasts a fifth of the track and 12 s at most; a sudden end is only as soft as not to click.
  private func ending(_ asked: EndingStyle?, frames: Int) -> PlannedEnding {
    let length = SampleRate.standard.time(of: frames)
    switch asked {
    case .fade: return .init(fade: min(.s(12), length * 0.2), chord: false)
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
