import Genres

/// The swing of a track: its genre's, moved where the brief says "swung" or "straight".
struct SwingChoice {
  /// The onset of the second note of a straight pair, as a share of the pair.
  private static let straight = 0.5
  /// The least of a swing that is asked for: between a house groove's 0.55 and the 0.667 of triplets.
  private static let least = 0.6
  /// The addition to the genre's own swing, up to triplets.
  private static let more = 0.03
  private static let triplets = 0.667

  /// −1.5 straight … 1.5 swung: as the axis of `SongCharacter`.
  let swing: Double

  /// The onset of the second note of a pair, as a share of the pair, 0.5…0.667 or the genre's own.
  func amount(in genre: Genre) -> Double {
    let usual = genre.swing.amount
    guard swing != 0 else { return usual }
    if swing < 0 { return usual + max(-1, swing) * (usual - Self.straight) }
    let most = max(Self.triplets, usual)
    let asked = min(max(Self.least, usual + Self.more), most)
    return swing <= 1 ? usual + swing * (asked - usual) : asked + min(1, 2 * (swing - 1)) * (most - asked) * 0.8
  }
}
