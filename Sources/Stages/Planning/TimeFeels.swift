import Genres
import Music
import Prompt

/// The half-time and double-time feels of a song's sections.
struct TimeFeels {
  let brief: Brief
  let genre: Genre

  /// The sections with the feels that were asked for them, or for the whole song.
  func felt(_ sections: [Section]) -> [Section] {
    let starts = sections.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.bars) }
    var felt = sections
    for index in felt.indices {
      if felt[index].timeFeel == nil { felt[index].timeFeel = brief.timeFeel }
      let middle = starts[index] + felt[index].bars / 2
      for detail in brief.sectionDetails {
        guard let feel = detail.arrangement.timeFeel else { continue }
        if detail.place.barRanges(in: sections).contains(where: { $0.contains(middle) }) { felt[index].timeFeel = feel }
      }
    }
    guard brief.structure.count == sections.count else { return felt }
    for (index, item) in brief.structure.enumerated() {
      if let feel = item.arrangement?.timeFeel { felt[index].timeFeel = feel }
    }
    return felt
  }

  /// What a reader should know of feels that the genre has anyway.
  var notes: [String] {
    brief.timeFeel == .half && genre.tempo.halfTime
      ? ["\(genre.title) is felt at half its tempo anyway, so its own patterns play."] : []
  }
}

extension SongPlan {
  /// The feel of most of the song, where it is not the genre's own; nil for none.
  public var sharedFeel: TimeFeel? {
    TimeFeel.allCases.first { feel in
      2 * sections.filter { $0.timeFeel == feel }.reduce(0) { $0 + $1.bars } > bars
    }
  }
}
