import Genres
import Music
import Prompt

/// What was asked of single places, brought into a form: sections are split where a wish begins or ends within them.
struct FormArrangement {
  let brief: Brief

  /// A wish and the bars that it is for.
  private struct PlacedWish {
    let ranges: [Range<Int>]
    let arrangement: SectionArrangement
  }

  /// `sections` with all wishes for them; what has no room is said in `notes`.
  func arranged(_ sections: [Section], notes: inout [String]) -> ArrangedForm {
    let wishes = itemWishes(sections) + detailWishes(sections, notes: &notes)
    guard !wishes.isEmpty else { return ArrangedForm(sections) }
    let pieces = cut(sections, at: Set(wishes.flatMap(\.ranges).flatMap { [$0.lowerBound, $0.upperBound] }))
    var form = ArrangedForm(pieces)
    var bar = 0
    for i in pieces.indices {
      for wish in wishes where wish.ranges.contains(where: { $0.contains(bar) }) { form.rules[i].add(wish.arrangement) }
      form.sections[i] = form.rules[i].applied(to: pieces[i])
      bar += pieces[i].bars
    }
    notes += decisions(of: form)
    return form
  }

  /// What was asked along with the form itself, section by section.
  private func itemWishes(_ sections: [Section]) -> [PlacedWish] {
    var wishes: [PlacedWish] = []
    var bar = 0
    var items = brief.structure[...]
    for section in sections {
      // A section that was added for another wish is none of the items.
      if let item = items.first, item.section == section.kind {
        items.removeFirst()
        if let arrangement = item.arrangement, !arrangement.isEmpty {
          wishes += placed([bar..<bar + section.bars], arrangement, to: sections)
        }
      }
      bar += section.bars
    }
    return wishes
  }

  private func detailWishes(_ sections: [Section], notes: inout [String]) -> [PlacedWish] {
    let finder = PlaceFinder(sections: sections)
    var wishes: [PlacedWish] = []
    for detail in brief.sectionDetails where !detail.arrangement.isEmpty {
      do throws(PlaceFinder.MissingPlace) {
        let ranges = try finder.ranges(of: detail.place)
        noteSubstitute(for: detail, in: sections, notes: &notes)
        wishes += placed(ranges, detail.arrangement, to: sections)
      } catch {
        notes.append("\"\(detail.words)\" has no room: \(error.reason).")
      }
    }
    return wishes
  }

  /// A change of key holds from its place to the end, everything else in its place.
  private func placed(
    _ ranges: [Range<Int>], _ arrangement: SectionArrangement, to sections: [Section]
  ) -> [PlacedWish] {
    guard let semitones = arrangement.transposition, let first = ranges.first else {
      return [PlacedWish(ranges: ranges, arrangement: arrangement)]
    }
    var (here, onwards) = (arrangement, SectionArrangement())
    here.transposition = nil
    onwards.transposition = semitones
    let end = sections.reduce(0) { $0 + $1.bars }
    return [
      PlacedWish(ranges: ranges, arrangement: here), PlacedWish(ranges: [first.lowerBound..<end], arrangement: onwards),
    ].filter { !$0.arrangement.isEmpty }
  }

  private func noteSubstitute(for detail: SectionDetail, in sections: [Section], notes: inout [String]) {
    guard let kind = detail.place.section else { return }
    let found = PlaceFinder.kind(standingFor: kind, in: sections.map(\.kind))
    if found != kind {
      notes.append("The form has no \(kind.rawValue), so \"\(detail.words)\" is kept in the \(found.rawValue).")
    }
  }

  /// The sections, cut in two wherever one of `bars` lies within them.
  private func cut(_ sections: [Section], at bars: Set<Int>) -> [Section] {
    var pieces: [Section] = []
    var start = 0
    for section in sections {
      var bar = start
      for edge in bars.filter({ $0 > start && $0 < start + section.bars }).sorted() + [start + section.bars] {
        pieces.append(Section(section.kind, bars: edge - bar, energy: section.energy))
        bar = edge
      }
      start += section.bars
    }
    return pieces
  }

  private func decisions(of form: ArrangedForm) -> [String] {
    var notes: [String] = []
    let names = { (isMeant: (Section) -> Bool) in form.sections.filter(isMeant).map(\.name).inOrder.inWords }
    let quiet = names { ($0.levelDb ?? 0) < 0 }
    if !quiet.isEmpty { notes.append("The \(quiet) is played softly and lies below the rest, as asked.") }
    var semitones = 0
    for section in form.sections where (section.transposition ?? 0) != semitones {
      semitones = section.transposition ?? 0
      notes.append(
        semitones == 0
          ? "From the \(section.name) on the song is in its first key again."
          : "From the \(section.name) on everything is \(abs(semitones)) semitones \(semitones > 0 ? "higher" : "lower")."
      )
    }
    return notes
  }
}

extension [String] {
  /// Each name once, in the order of their first mention.
  fileprivate var inOrder: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
