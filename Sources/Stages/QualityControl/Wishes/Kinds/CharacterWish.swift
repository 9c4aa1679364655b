import Analysis

extension WishDefinition {
  /// An adjective: its measures (`scales`) lie where it says among the genre's tracks.
  public static let character = WishDefinition("character", title: "Character") { CharacterWish.run($0, $1) }
}

/// A track is dark when its centroid is below the genre's 40th percentile, bright above the 60th; so with all measures.
///
/// The tracks of a genre that was asked for without an adjective lie around the 50th; a difference of less than ten
/// points is chance, as tracks from other seeds show, and nobody would call it dark. With several measures their mean decides.
enum CharacterWish {
  /// The percentile from which on a measure is on the asked side, counted from the other end.
  static let kept = 60.0
  static let partly = 50.0
  /// From here on another seed may be lucky; farther away it will not be.
  static let chance = 35.0

  static func run(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    let places = (wish.target.scales ?? []).compactMap {
      scale -> (scale: CharacterScale, value: Double, place: Double)? in
      guard let value = scale.measure.value(of: material.measured.master.profile),
        let place = scale.percentile(of: value)
      else { return nil }
      return (scale, value, place)
    }
    guard !places.isEmpty else {
      return WishResult(wish, .undetermined, measured: "–", reason: "Nothing of it can be measured in this track.")
    }
    let score = places.reduce(0) { $0 + ($1.scale.isHigh ? $1.place : 100 - $1.place) } / Double(places.count)
    let texts = places.map { place in
      "\(place.scale.measure.name) \(number(rounded(place.value))) \(place.scale.measure.unit), "
        + "above \(number(place.place.rounded())) % of the genre's tracks"
    }
    let share = number(100 - kept)
    let wanted = places.map { "\($0.scale.measure.name) in the \($0.scale.isHigh ? "upper" : "lower") \(share) %" }
    return WishResult(
      wish, score >= kept ? .kept : score >= partly ? .partly : .missed, measured: texts.joined(separator: "; "),
      value: score.rounded(), unit: "% of the way",
      reason: score >= kept
        ? "Among the genre's tracks this is where the word puts it."
        : "Of the genre's tracks, the word puts it where the \(wanted.joined(separator: " and the ")) lies.",
      repair: score >= chance ? .anotherSong : nil)
  }
}
