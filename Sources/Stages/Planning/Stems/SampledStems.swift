import Music
import Prompt

/// The choice of the stems that play on sounds of the owner's.
struct SampledStems {
  let brief: Brief

  /// The stems with their sounds: each asked sound goes to the stem that plays its instrument, else to the first one of its role
  /// that has none.
  func assigned(_ stems: [StemPlan], _ notes: inout [String]) -> [StemPlan] {
    var stems = stems
    for sound in brief.sounds ?? [] {
      let free = stems.indices.filter { stems[$0].samples == nil && stems[$0].role != .vocals }
      let named = sound.instrument.flatMap { name in free.first { stems[$0].plays(name) } }
      guard let index = named ?? free.first(where: { stems[$0].role == sound.role }) else {
        notes.append(
          "No stem is there for \(sound.name) to play, as none is \(sound.instrument ?? sound.role.rawValue).")
        continue
      }
      stems[index].samples = sound.name
      notes.append("\(sound.name) plays the \(stems[index].name), as asked.")
    }
    return stems
  }
}
