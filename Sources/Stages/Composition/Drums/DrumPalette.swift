import Audio
import Genres
import Music
import Planning

/// The drums that a song uses of those that its genre knows: what colours a groove is chosen per song, what carries it plays
/// always.
struct DrumPalette {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  /// The chance that a colour rests in a song.
  private static let rest = 0.38

  /// The lanes of the stem that play in this song, in the genre's order.
  var lanes: [DrumLane] {
    let own = genre.drums.filter { $0.stem == stem.name }
    var random = SeededRandom(plan.seed.derived(stem.genre, "palette", stem.name))
    let resting = own.filter { isColour($0, among: own) && random.chance(Self.rest) }.map(\.drum)
    let playing = own.filter { !resting.contains($0.drum) || isAsked($0.drum) }
    guard playing.isEmpty else { return playing }
    return own.randomElement(using: &random).map { [$0] } ?? []
  }

  /// Hand drums colour where they are not what the genre is known by, cymbals where another one keeps time.
  private func isColour(_ lane: DrumLane, among own: [DrumLane]) -> Bool {
    guard let drum = DrumNote.named(lane.drum), own.count > 1 else { return false }
    if stem.role == .percussion { return !genre.signature.contains(stem.name) && !drum.isTimeline }
    let has = { (names: [String]) in own.contains { names.contains($0.drum) && $0.drum != lane.drum } }
    switch drum {
    case .openHat: return has(["closedHat", "ride"])
    case .ride: return has(["closedHat"]) && lane.energy >= 0.6
    case .clap: return has(["snare"]) && lane.energy >= 0.6
    case .snare: return has(["clap"]) && lane.energy >= 0.6
    case .rim, .shaker, .tambourine, .conga, .lowConga, .mutedConga: return !drum.isTimeline && lane.energy >= 0.5
    default: return false
    }
  }

  /// True if somebody named the drum.
  private func isAsked(_ drum: String) -> Bool {
    stem.drums?.contains { "\($0)" == drum } == true
      || plan.sections.contains { $0.drums?.contains { "\($0)" == drum } == true && ($0.drums?.count ?? 0) < 8 }
  }
}
