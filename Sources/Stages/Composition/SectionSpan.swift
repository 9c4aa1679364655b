import Audio
import Music
import Planning

/// A section in which a stem plays: its bars, its energy and its seeds.
struct SectionSpan {
  private let section: Section
  let index: Int
  let kind: SectionKind
  let energy: Double
  let firstBar: Int
  let bars: Int
  /// The number of earlier sections of its kind.
  let occurrence: Int
  let seed: Seed
  /// The seed that all sections of its kind share: what returns in each of them.
  let kindSeed: Seed
  /// The energy of the section that follows; nil at the end.
  let nextEnergy: Double?
  /// The sixteenths of a beat.
  let beatSteps: Int
  /// What a dense song has above the energy of its sections, and a sparse one below.
  private let lift: Double

  init(index: Int, stem: StemPlan, plan: SongPlan) {
    let section = plan.sections[index]
    self.section = section
    self.index = index
    kind = section.kind
    energy = section.energy
    firstBar = plan.sectionStarts[index]
    bars = section.bars
    occurrence = plan.sections[..<index].count { $0.kind == section.kind }
    seed = plan.seed.derived(stem.name, "\(index)-\(section.kind.rawValue)")
    kindSeed = plan.seed.derived(stem.name, "every \(section.kind.rawValue)")
    beatSteps = plan.meter.beat.ticks / Beats.sixteenths(1).ticks
    lift = 0.2 * plan.character(.density)
    nextEnergy = index + 1 < plan.sections.count ? plan.sections[index + 1].energy : nil
  }

  /// The drums' speed against the tempo; nil for the genre's own.
  var timeFeel: TimeFeel? { section.timeFeel }

  var barRange: Range<Int> { firstBar..<firstBar + bars }

  /// The group of eight that `bar` belongs to, counted through all sections of the kind, so that a return goes on varying.
  func group(of bar: Int) -> Int { (bar - firstBar) / 8 + 2 * occurrence }

  /// The position of `bar` within its group of eight, 0…7.
  func position(of bar: Int) -> Int { (bar - firstBar) % 8 }

  /// True if `bar` ends a group of eight, or the section.
  func endsGroup(_ bar: Int) -> Bool { position(of: bar) == 7 || bar == lastBar }

  var lastBar: Int { firstBar + bars - 1 }

  /// True if the next section has clearly more energy.
  var leadsUp: Bool { (nextEnergy ?? 0) > energy + 0.15 }

  /// True if it does nothing but lead up to what follows, so that nothing falls away at its beginning.
  var isRise: Bool { leadsUp && (kind == .build || kind == .preChorus) }

  /// The energy in `bar`, with which it is played.
  func energy(inBar bar: Int) -> Double { lifted(section.energy(inBar: bar - firstBar)) }

  /// The energy by which rhythms are chosen.
  var playedEnergy: Double { lifted(energy) }

  private func lifted(_ energy: Double) -> Double { lift == 0 ? energy : min(1, max(0.05, energy + lift)) }

  /// True for a long loud section, which has to develop in steps.
  var isLong: Bool { bars >= 12 && energy >= 0.75 }

  /// True in the later steps of a long section, which have more layers than the first.
  func isLate(_ bar: Int) -> Bool { isLong && bar - firstBar >= section.stepBars }

  /// True if `bar` belongs to an answer: the third group of a kind of section, and two bars of four in the later steps.
  func answers(in bar: Int) -> Bool {
    group(of: bar) % 4 == 2 || (isLate(bar) && position(of: bar) % 4 >= 2)
  }

  /// True if the low end rests in the second half of `bar`, before the next step of a long section.
  func restsLowEnd(in bar: Int) -> Bool {
    isLong && bar != lastBar && (bar - firstBar + 1) % section.stepBars == 0
  }
}
