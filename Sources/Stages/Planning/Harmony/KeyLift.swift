import Audio
import Genres
import Music
import Prompt

/// The last main section in a higher key, as some styles like it.
struct KeyLift {
  let genre: Genre
  let seed: Seed

  /// The largest share of a song that may lie in the other key, so that the first one stays the song's.
  private static let largest = 0.4

  /// The sections, the last of the main kind and what follows a semitone or a tone higher in some songs.
  ///
  /// A song with one main section keeps its key, and so does one whose key was asked for or changes as asked.
  func lifted(_ sections: [Section], for brief: Brief, hasReference: Bool, notes: inout [String]) -> [Section] {
    var random = SeededRandom(seed.derived("key change"))
    guard random.chance(genre.harmony.keyChange), brief.key == nil, !hasReference,
      sections.allSatisfy({ $0.transposition == nil }), let main = sections.mainKind,
      let last = sections.lastIndex(where: { $0.kind == main }), last > 1, sections[last - 1].kind != main,
      sections[..<last].contains(where: { $0.kind == main })
    else { return sections }
    let bars = sections.map(\.bars)
    guard Double(bars[last...].reduce(0, +)) <= Self.largest * Double(bars.reduce(0, +)) else { return sections }
    let semitones = random.pick([(2, weight: 1), (1, weight: 1)])
    var result = sections
    for index in last..<sections.count { result[index].transposition = semitones }
    notes.append(
      "From the last \(sections[last].name) on everything is \(semitones == 1 ? "a semitone" : "a tone") higher.")
    return result
  }
}
