import Foundation
import Music
import Planning
import Synthesis

/// The notes of a delivery as MIDI files: all parts in one, and one for each stem.
struct DeliveredNotes {
  let attempt: PlannedAttempt

  /// Writes the files, each part with the instrument that plays it.
  func write() throws {
    let programs = attempt.playedPlan.stems.compactMap { stem in
      (stem.program ?? PatchLibrary.program(of: stem.sound)).map { (stem.name, $0) }
    }
    let instruments = Dictionary(programs) { first, _ in first }
    try write(attempt.playedScore, instruments, as: attempt.songMIDIFile)
    try attempt.folders.makeDeliveryFolder("midi")
    for stem in attempt.plan.stems {
      let part = attempt.playedScore.keeping(part: stem.name)
      if !part.parts.isEmpty { try write(part, instruments, as: attempt.midiFile(stem)) }
    }
  }

  private func write(_ score: Score, _ programs: [String: Int], as name: String) throws {
    try Data(StandardMIDIFile(score, programs: programs).bytes)
      .write(to: URL(filePath: "\(attempt.folders.delivery)/\(name)"))
  }
}
