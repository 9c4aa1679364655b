import Music
import Planning
import Signal

/// A section in which a stem plays: where it lies and where its randomness comes from.
struct SectionSpan {
  let index: Int
  let kind: SectionKind
  let energy: Double
  let firstBar: Int
  let bars: Int
  let seed: Seed
  /// The energy of the section that follows; nil at the end.
  let nextEnergy: Double?

  init(index: Int, stem: StemPlan, plan: SongPlan) {
    let section = plan.sections[index]
    self.index = index
    kind = section.kind
    energy = section.energy
    firstBar = plan.sectionStarts[index]
    bars = section.bars
    seed = plan.seed.derived(stem.name, "\(index)-\(section.kind.rawValue)")
    nextEnergy = index + 1 < plan.sections.count ? plan.sections[index + 1].energy : nil
  }

  var barRange: Range<Int> { firstBar..<firstBar + bars }

  /// Whether `bar` ends a group of eight, or the section.
  func endsGroup(_ bar: Int) -> Bool { (bar - firstBar) % 8 == 7 || bar == firstBar + bars - 1 }

  /// Whether something bigger follows.
  var leadsUp: Bool { (nextEnergy ?? 0) > energy + 0.15 }
}
