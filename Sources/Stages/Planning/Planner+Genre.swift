import Analysis
import Diagnostics
import Genres
import Music
import Prompt

extension Planner {
  /// The genre of the brief; where it leaves it open, the one that the reference's tempo is nearest to, the owner's default if
  /// that is at home at the asked tempo, and else the one that this is nearest to.
  ///
  /// Throws `Problems` when the default is needed and not known.
  func leadingGenre(
    of brief: Brief, style: StyleProfile?, notes: inout [String]
  ) throws(Problems) -> Genre {
    let isOpen = style != nil && brief.isGenreOfMoodsAlone
    if !isOpen, let name = brief.genre, let genre = catalogue.genre(named: name) { return genre }
    let meter = brief.meter ?? style?.meter ?? .fourFour
    let fallback = catalogue.genre(named: defaults.genre)
    let asked = brief.bpm?.bpm
    let isDefaultAtHome = asked != nil && fallback.map { GenrePace($0, meter).range.contains(asked ?? 0) } ?? false
    if let bpm = asked ?? style?.bpm, !isDefaultAtHome, let genre = nearest(to: bpm, in: meter, votes: brief.styleVotes)
    {
      notes.append("No genre was named; \(genre.title) was chosen because it is at home at \(rounded(bpm)) BPM.")
      return genre
    }
    guard let fallback else {
      throw Problems(
        Diagnosis(
          code: "settings.unknown-genre", location: "defaults.genre",
          finding: "\"\(defaults.genre)\" is not a known genre",
          remedy: "use one of \(catalogue.genres.map(\.name).joined(separator: ", "))"))
    }
    notes.append("No genre was named; \(fallback.title) is the default.")
    return fallback
  }

  /// The genre with a pulse whose usual tempo is nearest to `bpm` among those that reach it, what spoke for it counted in;
  /// of equally near ones the one with the narrowest range, which is most at home there.
  private func nearest(to bpm: Double, in meter: Meter, votes: [StyleVote]) -> Genre? {
    let near = catalogue.genres.filter { $0.tempo.pulse }.compactMap { genre -> (genre: Genre, rank: [Double])? in
      let pace = GenrePace(genre, meter)
      guard pace.range.contains(bpm) else { return nil }
      let said = votes.filter { $0.genre == genre.name }.reduce(0) { $0 + $1.weight }
      return (genre, [abs(bpm - pace.usual) / pace.usual - said, pace.high / pace.low])
    }
    return near.min { $0.rank.lexicographicallyPrecedes($1.rank) }?.genre
  }
}

extension Brief {
  /// True if nothing but moods, times, meters and words for the tempo spoke for its genre: a reference says more.
  fileprivate var isGenreOfMoodsAlone: Bool {
    let votes = styleVotes.filter { $0.genre == genre }
    let isOrdered = evidence.contains { $0.field == "genre" && $0.words == "ticket" }
    return !isOrdered && !votes.isEmpty && votes.allSatisfy { [.mood, .tempo, .meter, .era].contains($0.source) }
  }
}
