import Genres
import Prompt

/// How far a track swings: as its genre does, unless the brief says "swung" or "straight".
struct SwingWish {
  /// Where the second note of a pair falls when it does not swing, as a share of the pair.
  private static let straight = 0.5
  /// The least of a swing that is asked for: between a house groove's 0.55 and the 0.667 of triplets.
  private static let least = 0.6
  /// How much further than the genre by itself, up to triplets.
  private static let more = 0.03
  private static let triplets = 0.667

  private let words: Set<String>

  init(_ brief: Brief) {
    words = Set(brief.style.split(separator: ",").map { $0.drop { $0 == " " } }.map(String.init))
  }

  /// Where the second note of a pair falls, as a share of the pair.
  func amount(in genre: Genre) -> Double {
    let usual = genre.swing.amount
    if words.contains("straight") { return Self.straight }
    return words.contains("swung") ? min(max(Self.least, usual + Self.more), max(Self.triplets, usual)) : usual
  }
}
