import Audio
import Genres
import Music

/// The chords of a song: a period for the function of each section, which all sections of that function share bar for bar.
///
/// Listeners take for the tonic what begins phrases and sounds longest, so the main progression begins there and the others at
/// least pass it; apart from that the order of the genre's list decides, and the time on the tonic.
struct HarmonyPlan {
  let genre: Genre
  let key: Key
  let meter: Meter
  let seed: Seed
  /// −1 plain triads … 1 rich chords; 0 for the genre's own.
  var colour = 0.0

  /// From where on colour changes every chord.
  private static let markedColour = 0.4

  private var mode: ModalHarmony { ModalHarmony(key, of: genre) }
  private var style: GenreHarmony.Style { genre.harmony.style }
  private var rules: HarmonyRules { HarmonyRules(style, colour: colour) }
  private var choice: ProgressionChoice { ProgressionChoice(genre: genre, mode: mode, seed: seed) }

  /// Chords for every beat of `sections`; each section starts its period anew.
  ///
  /// Where the contrasts leave too little of the tonic for a listener to find it, verses have the main section's chords, then what
  /// leads to it, and at last all sections.
  func chords(for sections: [Section]) -> [ChordSpan] {
    let contrasts = [SectionFunction.allCases, [.asking, .rising, .elsewhere], [.elsewhere]]
    let spans = contrasts.lazy.map { chords(for: sections, contrasting: $0) }.first(where: showsTonic)
    return spans ?? chords(for: sections, contrasting: [])
  }

  /// True if the tonic's chord sounds at least half as long as any other.
  private func showsTonic(_ spans: [ChordSpan]) -> Bool {
    var beats = [Int](repeating: 0, count: 12)
    for span in spans { beats[span.chord.root.index] += span.length(in: meter).ticks }
    return 2 * beats[key.tonic.index] >= beats.max() ?? 0
  }

  private func chords(for sections: [Section], contrasting functions: [SectionFunction]) -> [ChordSpan] {
    guard let main = sections.mainKind else { return [] }
    let differs = { functions.contains(SectionFunction($0, main: main)) }
    let home = developed(HarmonicPeriod(choice.main, in: mode).filled, as: .home)
    var periods: [SectionKind: HarmonicPeriod] = [:]
    var spans: [ChordSpan] = []
    var bar = 0
    for (index, section) in sections.enumerated() {
      let period =
        periods[section.kind]
        ?? (differs(section.kind) ? period(of: section.kind, in: sections, main: main, home: home) : home)
      periods[section.kind] = period
      let isLast = section.kind == main && index > 0 && !sections[(index + 1)...].contains { $0.kind == main }
      let isReturn = isLast && sections[..<index].contains { $0.kind == main }
      spans += coloured(isReturn ? reharmonised(period) : period).spans(
        from: bar, count: section.bars, in: meter, transposed: section.transposition ?? 0)
      bar += section.bars
    }
    return spans
  }

  /// The same with the key's sevenths in a rich song, in triads in a plain one.
  private func coloured(_ period: HarmonicPeriod) -> HarmonicPeriod {
    guard abs(colour) >= Self.markedColour, style != .blues, genre.voicing != .power else { return period }
    return HarmonicPeriod(period.bars.map { $0.map { colour > 0 ? mode.withSeventh($0) : $0.triad } })
  }

  /// The chords of all sections of a kind: the genre's own for it, as for the trio of a march, or those of its function.
  private func period(
    of kind: SectionKind, in sections: [Section], main: SectionKind, home: HarmonicPeriod
  ) -> HarmonicPeriod {
    let function = SectionFunction(kind, main: main)
    if let own = choice.own(kind) { return developed(HarmonicPeriod(own, in: mode).filled, as: function) }
    let bars = sections.filter { $0.kind == kind }.map(\.bars).max() ?? 8
    switch function {
    case .home: return kind == .intro ? pedalled(home, on: key.tonic, kind) : home
    case .away, .elsewhere: return developed(chosen(for: function, beside: home), as: function)
    case .asking, .rising:
      let asking = leading(chosen(for: function, beside: home), over: bars, function, home)
      return function == .rising ? pedalled(asking, on: key.pitchClass(ofDegree: 4), kind) : asking
    }
  }

  private func chosen(for function: SectionFunction, beside home: HarmonicPeriod) -> HarmonicPeriod {
    guard let progression = choice.progression(for: function, beside: home) else { return home }
    let period = HarmonicPeriod(progression, in: mode).filled
    guard home.hasSevenths, !period.hasSevenths, style != .static else { return period }
    return HarmonicPeriod(period.bars.map { $0.map(mode.withSeventh) })
  }

  /// A section that leads to its end: four bars twice, or at half the speed where it has eight.
  private func leading(
    _ period: HarmonicPeriod, over bars: Int, _ function: SectionFunction, _ home: HarmonicPeriod
  ) -> HarmonicPeriod {
    var random = SeededRandom(seed.derived("harmony", "leading \(function)"))
    guard period != home, period.bars.count == 4 else { return period }
    if bars >= 8, random.chance(0.5) { return period.stretched }
    return bars < 4 ? HarmonicPeriod(Array(period.bars.suffix(max(1, bars)))) : period
  }

  /// Four bars become eight: the same again with another ending; then come the ornaments of the style.
  private func developed(_ period: HarmonicPeriod, as function: SectionFunction) -> HarmonicPeriod {
    guard let table = ProgressionTable(style, key.mode.family) else { return period }
    var random = SeededRandom(seed.derived("harmony", "period \(function)"))
    var result = period
    if period.bars.count == 4 {
      let closings = table.closings.compactMap(Progression.init).filter(mode.has)
      result = PeriodEnding(mode: mode, closings: closings).answered(period, as: function, random: &random)
    }
    return HarmonicOrnaments(mode: mode, rules: rules, style: style).applied(to: result, as: function, random: &random)
  }

  /// The same over a held note, in some songs, where no chord has the note a semitone above it.
  private func pedalled(_ period: HarmonicPeriod, on note: PitchClass, _ kind: SectionKind) -> HarmonicPeriod {
    var random = SeededRandom(seed.derived("harmony", "pedal \(kind.rawValue)"))
    let clashes = period.bars.joined().contains { $0.pitchClasses.contains(note + 1) }
    guard random.chance(rules.pedals), !clashes else { return period }
    return HarmonicPeriod(period.bars.map { $0.map { $0.over(note) } })
  }

  /// The last main section: the same chords with sevenths and other basses, which leave every note of a tune over them right.
  private func reharmonised(_ period: HarmonicPeriod) -> HarmonicPeriod {
    var random = SeededRandom(seed.derived("harmony", "last"))
    guard random.chance(rules.reharmonisation) else { return period }
    return HarmonicOrnaments(mode: mode, rules: rules, style: style).enriched(
      period, withSevenths: genre.voicing != .power && style != .folk, random: &random)
  }
}
