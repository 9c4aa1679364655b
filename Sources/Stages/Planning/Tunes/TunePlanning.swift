import Audio
import Genres
import Music

/// The planning of a song's tunes: who has them, in which range, over which chords.
struct TunePlanning {
  let genre: Genre
  let plan: SongPlan
  let catalogue: GenreCatalogue

  /// The tunes, others for each `take`; nil where nothing that could play one is in the song.
  func tunes(take: Int) -> SongTunes? {
    guard let carrier, !plan.sections.isEmpty else { return nil }
    let seed = plan.seeded(for: carrier).seed.derived("tunes \(take)")
    let hook = writer(.hook, for: carrier).best(of: Self.candidates, seed: seed)
    let others = { (purpose: TuneWriter.Purpose) -> Tune in
      writer(purpose, for: carrier, akinTo: hook).best(of: Self.candidates / 4, seed: seed)
    }
    return SongTunes(
      main: plan.sections[section(for: .hook)].kind,
      hook: hook, verse: others(.verse), rise: others(.rise), bridge: others(.bridge), register: carrier.tuneRegister)
  }

  /// The riff of the first sequence, another for each `take`; nil where nothing plays one.
  func riff(take: Int) -> Riff? {
    guard let player = plan.stems.first(where: { $0.role == .arpeggio && !$0.sections.isEmpty }) else { return nil }
    let genre = catalogue.genre(named: player.genre) ?? genre
    let rhythms = genre.rhythms(of: .arpeggio, in: plan.meter, for: player.name)
    let writer = RiffWriter(
      key: plan.key, meter: plan.meter, rhythms: rhythms.map { StepPattern($0, meter: plan.meter) })
    return writer.best(
      of: Self.candidates, for: player.name, seed: plan.seeded(for: player).seed.derived("riff \(take)"))
  }

  /// The stem whose rhythms and range the tunes have.
  private var carrier: StemPlan? {
    let stems = plan.stems
    return stems.first(where: \.singsMelody) ?? stems.first { $0.role == .lead }
      ?? stems.first { $0.role == .counter || $0.bothHands == true || ($0.solos != nil && !$0.isDrums) }
  }

  /// The hooks or riffs among which the best is chosen.
  private static let candidates = 48

  private func writer(_ purpose: TuneWriter.Purpose, for carrier: StemPlan, akinTo kin: Tune? = nil) -> TuneWriter {
    let section = section(for: purpose)
    let genre = catalogue.genre(named: carrier.genre) ?? genre
    let harmony = TuneHarmony(
      plan: plan, genre: genre, firstBar: plan.sectionStarts[section], bars: bars(purpose, in: section))
    let rhythms = PhraseRhythms(
      genre: genre, meter: plan.meter, stem: carrier, density: plan.character(.density))
    return TuneWriter(
      harmony: harmony, rhythms: rhythms, range: TuneRange.notes(for: purpose, by: carrier),
      bars: bars(purpose, in: section),
      purpose: purpose, kin: kin)
  }

  /// The bars of a tune: eight, or twelve where the chorus of a blues has them; no more than its section.
  private func bars(_ purpose: TuneWriter.Purpose, in section: Int) -> Int {
    let whole = genre.strain == 12 ? 12 : plan.meter.bar.quarters > 3 ? 8 : 16
    let usual = purpose == .rise ? whole / 2 : whole
    return max(1, min(usual, plan.sections[section].bars))
  }

  /// The section whose chords a tune is written on: the first of the kinds that it is for, else the one with the hook.
  private func section(for purpose: TuneWriter.Purpose) -> Int {
    let sections = plan.sections
    let first = { (kinds: [SectionKind]) in sections.firstIndex { kinds.contains($0.kind) } }
    let loudest = sections.indices.max { sections[$0].energy < sections[$1].energy }
    let main = first([.chorus, .drop]) ?? loudest.flatMap { index in first([sections[index].kind]) } ?? 0
    switch purpose {
    case .hook, .solo: return main
    case .verse: return first([.verse]) ?? first([.groove]) ?? main
    case .rise: return first([.preChorus]) ?? first([.build]) ?? main
    case .bridge: return first([.bridge]) ?? main
    }
  }
}

/// The writing of improvisations, which have no returns and are not kept in the plan.
public struct SoloWriting {
  let genre: Genre
  let plan: SongPlan

  /// `genre` is the one that the soloist's rhythms come from.
  public init(genre: Genre, plan: SongPlan) {
    self.genre = genre
    self.plan = plan
  }

  /// One long tune by `stem` over all bars of a section.
  public func solo(by stem: StemPlan, inSection index: Int) -> Tune {
    let writer = TuneWriter(
      harmony: TuneHarmony(
        plan: plan, genre: genre, firstBar: plan.sectionStarts[index], bars: plan.sections[index].bars),
      rhythms: PhraseRhythms(genre: genre, meter: plan.meter, stem: stem, density: max(0.4, plan.character(.density))),
      range: TuneRange.notes(for: .solo, by: stem), bars: plan.sections[index].bars, purpose: .solo)
    return writer.best(of: 1, seed: plan.seed.derived(stem.name, "solo \(index)"))
  }
}

/// The notes that tunes have.
enum TuneRange {
  /// The semitones from the middle of the register down to the lowest note of any tune.
  static let below = 7

  /// A twelfth for the hook around the middle of the register, the lower part of it for what comes before.
  static func notes(for purpose: TuneWriter.Purpose, by player: StemPlan) -> ClosedRange<Int> {
    // The ranges reach higher than low; those of a voice lie about the middle of its tessitura.
    let middle = player.tuneRegister - (player.tessitura == nil ? 0 : 2)
    let usual =
      switch purpose {
      case .hook, .solo: middle - 6...middle + 10
      case .verse: middle - below...middle + 5
      case .rise: middle - 6...middle + 8
      case .bridge: middle - 5...middle + 9
      }
    guard let tessitura = player.tessitura else { return usual }
    let low = max(usual.lowerBound, tessitura.lowerBound.note)
    return low...max(low + 12, min(usual.upperBound, tessitura.upperBound.note))
  }
}
