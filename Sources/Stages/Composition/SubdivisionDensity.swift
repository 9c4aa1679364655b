import Genres
import Music
import Planning

/// The strokes between the beats that a sparse song leaves out and a dense one adds, on the drums that keep time.
struct SubdivisionDensity {
  /// −1 sparse … 1 dense.
  private let density: Double
  /// The distance of the strokes that may be added, in sixteenths; where eighths swing nothing goes between them.
  private let step: Int

  private static let timekeepers: Set<DrumNote> = [.closedHat, .shaker, .ride, .tambourine]

  init(of plan: SongPlan) {
    density = plan.character(.density)
    step = density >= 0.7 && plan.swingUnit == 16 ? 1 : 2
  }

  /// `hits` of a bar of `steps` sixteenths; accents, and all other drums but their ghost notes, stay as they are.
  func applied(to hits: [StepPattern.Hit], of drum: DrumNote, steps: Int) -> [StepPattern.Hit] {
    if density <= -0.4 { return hits.filter { !isLeftOut($0, of: drum) } }
    guard density >= 0.4, Self.timekeepers.contains(drum), !hits.isEmpty else { return hits }
    let taken = Set(hits.map(\.step))
    let added = stride(from: 0, to: steps, by: step).filter { !taken.contains($0) }
    return (hits + added.map { .init(step: $0, length: 1, symbol: "o") }).sorted { $0.step < $1.step }
  }

  private func isLeftOut(_ hit: StepPattern.Hit, of drum: DrumNote) -> Bool {
    if hit.symbol.isUppercase { return false }
    if hit.symbol == "o" { return true }
    guard Self.timekeepers.contains(drum) else { return false }
    return hit.step % (density <= -0.7 ? 4 : 2) != 0
  }
}
