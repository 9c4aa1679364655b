import Music
import Prompt

/// The bars of a form that the places in a brief mean.
struct PlaceFinder {
  let sections: [Section]

  /// The reason why a place has no bars, for a note.
  struct MissingPlace: Error {
    let reason: String
  }

  private var starts: [Int] { sections.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.bars) } }
  private var bars: Int { sections.reduce(0) { $0 + $1.bars } }

  /// The runs of bars that `place` means, counted from 0; throws where the form has no such place.
  func ranges(of place: SectionPlace) throws(MissingPlace) -> [Range<Int>] {
    guard let kind = place.section else { return [limited(edge(place), place)].filter { !$0.isEmpty } }
    let matches = sections.indices.filter {
      sections[$0].kind == Self.kind(standingFor: kind, in: sections.map(\.kind))
    }
    let chosen = try occurrences(place.occurrence, among: matches, of: kind)
    let ranges: [Range<Int>] = chosen.map { index in
      switch place.relation {
      case .in: limited(starts[index]..<starts[index + 1], place)
      case .until: limited(0..<starts[index], place)
      case .from: limited(starts[index]..<bars, place)
      case .after: limited(starts[index + 1]..<bars, place)
      case .before: before(index, place.bars)
      }
    }
    // What holds until or from something begins or ends with the first of its kind.
    let isOpen = [.until, .from, .after].contains(place.relation) && place.occurrence == nil
    let found = (isOpen ? Array(ranges.prefix(1)) : ranges).filter { !$0.isEmpty }
    guard !found.isEmpty else {
      throw MissingPlace(reason: "nothing comes \(place.relation == .after ? "after" : "before") the \(kind.rawValue)")
    }
    return found
  }

  private func before(_ index: Int, _ count: Int?) -> Range<Int> {
    if let count { return max(0, starts[index] - count)..<starts[index] }
    return index == 0 ? 0..<0 : starts[index - 1]..<starts[index]
  }

  /// The song's beginning, its end, what follows its first bars, or all of it.
  private func edge(_ place: SectionPlace) -> Range<Int> {
    guard let first = sections.first, let last = sections.last else { return 0..<0 }
    if place.relation == .after, place.occurrence == 1 { return min(bars, place.bars ?? first.bars)..<bars }
    switch place.occurrence {
    case 1: return 0..<min(bars, place.bars ?? first.bars)
    case -1: return max(0, bars - (place.bars ?? last.bars))..<bars
    default: return 0..<bars
    }
  }

  private func limited(_ range: Range<Int>, _ place: SectionPlace) -> Range<Int> {
    guard let count = place.bars, place.section != nil else { return range }
    return range.lowerBound..<min(range.upperBound, range.lowerBound + count)
  }

  private func occurrences(
    _ number: Int?, among matches: [Int], of kind: SectionKind
  ) throws(MissingPlace) -> [Int] {
    guard !matches.isEmpty else { throw MissingPlace(reason: "the form has no \(kind.rawValue)") }
    guard let number else { return matches }
    let index = number < 0 ? matches.count + number : number - 1
    guard matches.indices.contains(index) else {
      throw MissingPlace(
        reason:
          "the form has \(matches.count == 1 ? "one \(kind.rawValue)" : "\(matches.count) of the \(kind.rawValue)") only"
      )
    }
    return [matches[index]]
  }

  /// The kind that has the part of `kind` in a form without it: a drop is the chorus of dance music.
  static func kind(standingFor kind: SectionKind, in kinds: [SectionKind]) -> SectionKind {
    if kinds.contains(kind) { return kind }
    return alike[kind, default: []].first(where: kinds.contains) ?? kind
  }

  private static let alike: [SectionKind: [SectionKind]] = [
    .chorus: [.drop], .drop: [.chorus], .verse: [.groove], .groove: [.verse], .build: [.preChorus],
    .preChorus: [.build], .breakdown: [.bridge], .bridge: [.breakdown],
  ]
}
