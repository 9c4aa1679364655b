import Audio
import Music
import Planning

/// A section in which a stem plays: where it lies and where its randomness comes from.
struct SectionSpan {
  private let section: Section
  let index: Int
  let kind: SectionKind
  let energy: Double
  let firstBar: Int
  let bars: Int
  /// How many sections of its kind came before.
  let occurrence: Int
  let seed: Seed
  /// The seed that all sections of its kind share: what returns in each of them.
  let kindSeed: Seed
  /// The energy of the section that follows; nil at the end.
  let nextEnergy: Double?

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
    nextEnergy = index + 1 < plan.sections.count ? plan.sections[index + 1].energy : nil
  }

  var barRange: Range<Int> { firstBar..<firstBar + bars }

  /// The group of eight that `bar` belongs to, counted through all sections of the kind, so that a return goes on varying.
  func group(of bar: Int) -> Int { (bar - firstBar) / 8 + 2 * occurrence }

  /// The place of `bar` within its group of eight.
  func place(of bar: Int) -> Int { (bar - firstBar) % 8 }

  /// Whether `bar` ends a group of eight, or the section.
  func endsGroup(_ bar: Int) -> Bool { place(of: bar) == 7 || bar == lastBar }

  var lastBar: Int { firstBar + bars - 1 }

  /// Whether something bigger follows.
  var leadsUp: Bool { (nextEnergy ?? 0) > energy + 0.15 }

  /// The energy in `bar`.
  func energy(inBar bar: Int) -> Double { section.energy(inBar: bar - firstBar) }

  /// Whether it is long and loud, so that it has to develop.
  var isLong: Bool { bars >= 12 && energy >= 0.75 }

  /// Whether `bar` lies in the later steps of a long section, where there is more than in the first.
  func isLate(_ bar: Int) -> Bool { isLong && bar - firstBar >= section.stepBars }

  /// Whether `bar` belongs to an answer: the third group of a kind of section, and two bars of four in the later steps.
  func answers(in bar: Int) -> Bool {
    group(of: bar) % 4 == 2 || (isLate(bar) && place(of: bar) % 4 >= 2)
  }

  /// Whether the low end rests at the end of `bar`, so that the next step of a long section lands.
  func breathes(in bar: Int) -> Bool {
    isLong && bar != lastBar && (bar - firstBar + 1) % section.stepBars == 0
  }
}
