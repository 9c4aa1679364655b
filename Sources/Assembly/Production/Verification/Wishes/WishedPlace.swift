import Analysis
import Music
import Planning
import Prompt

/// The bars of a song that a place of a brief means.
struct WishedPlace {
  /// In order, each within one section; empty where the form has no such place.
  let bars: [Range<Int>]
  /// For people: `in the chorus`, `until the first drop`, `at the end (2 bars)`.
  let name: String

  init(_ place: SectionPlace, in plan: SongPlan) {
    name = Self.name(of: place)
    let sections = zip(plan.sectionStarts, plan.sections).map { $0..<$0 + $1.bars }
    let all = 0..<plan.bars
    guard let kind = place.section else {
      bars = Self.edge(place, sections, all)
      return
    }
    let indices = plan.sections.indices.filter { plan.sections[$0].kind == kind }
    let meant = Self.occurrences(of: place, among: indices)
    guard let first = meant.first, let last = meant.last else {
      bars = []
      return
    }
    switch place.relation {
    case .in: bars = meant.map { Self.beginning(of: sections[$0], place.bars) }
    case .until: bars = Self.nonEmpty(0..<sections[first].lowerBound)
    case .from: bars = [sections[first].lowerBound..<all.upperBound]
    case .after: bars = Self.nonEmpty(sections[last].upperBound..<all.upperBound)
    case .before:
      let start = sections[first].lowerBound
      let length = place.bars ?? (first > 0 ? sections[first - 1].count : 0)
      bars = Self.nonEmpty(max(0, start - length)..<start)
    }
  }

  private static func occurrences(of place: SectionPlace, among indices: [Int]) -> [Int] {
    guard let number = place.occurrence else { return indices }
    let index = number > 0 ? number - 1 : indices.count + number
    return indices.indices.contains(index) ? [indices[index]] : []
  }

  /// The song's beginning or end, or all of it.
  private static func edge(_ place: SectionPlace, _ sections: [Range<Int>], _ all: Range<Int>) -> [Range<Int>] {
    if place.relation == .after, let bars = place.bars { return nonEmpty(min(bars, all.upperBound)..<all.upperBound) }
    guard place.relation == .in, let first = sections.first, let last = sections.last else { return [all] }
    switch place.occurrence {
    case 1: return [place.bars.map { 0..<min($0, all.upperBound) } ?? first]
    case -1: return [place.bars.map { max(0, all.upperBound - $0)..<all.upperBound } ?? last]
    default: return [all]
    }
  }

  private static func beginning(of section: Range<Int>, _ bars: Int?) -> Range<Int> {
    section.lowerBound..<min(section.upperBound, section.lowerBound + (bars ?? section.count))
  }

  private static func nonEmpty(_ range: Range<Int>) -> [Range<Int>] { range.isEmpty ? [] : [range] }

  private static func name(of place: SectionPlace) -> String {
    let bars = place.bars.map { " (\($0) bars)" } ?? ""
    guard let section = place.section?.rawValue else {
      return (place.occurrence == 1 ? "at the beginning" : place.occurrence == -1 ? "at the end" : "in the whole song")
        + bars
    }
    let named =
      switch place.occurrence {
      case nil: "the \(section)"
      case 1: "the first \(section)"
      case -1: "the last \(section)"
      case let number?: "\(section) \(number)"
      }
    return "\(place.relation.rawValue) \(named)\(bars)"
  }
}
