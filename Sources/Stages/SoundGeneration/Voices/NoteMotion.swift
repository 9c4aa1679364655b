import Foundation
import Signal

/// How pitch and filter of a subtractive note move while it sounds.
struct NoteMotion: Sendable {
  private let patch: SubtractivePatch
  private let note: NoteOn
  /// The place of the first rate in the wobble's list.
  private let firstRate: Int
  /// Octaves above the patch's corner that stay for the whole note.
  private let octaves: Double

  init(_ patch: SubtractivePatch, _ note: NoteOn, random: inout SeededRandom) {
    self.patch = patch
    self.note = note
    firstRate = patch.wobble.map { Int.random(in: $0.rates.indices, using: &random) } ?? 0
    let uneven = 0.06 * (random.unit() - 0.5)
    octaves = patch.keyTracking * log2(note.frequency / 261.63) + patch.liveliness * (note.energy - 0.75) + uneven
  }

  /// The filter's corner, in hertz.
  func cutoff(at time: Double) -> Double {
    let envelope = patch.filterEnvelope.level(at: time, held: note.heldTime)
    var sum = octaves + patch.sweep * (0.35 + 0.65 * note.velocity) * envelope
    if let wobble = patch.wobble { sum -= wobble.depth * cos(2 * Double.pi * turns(of: wobble, at: time)) }
    return patch.cutoff * pow(2, sum)
  }

  /// How often the wobble has turned: each quarter note takes the next rate of the list.
  private func turns(of wobble: SubtractivePatch.Wobble, at time: Double) -> Double {
    let quarters = time * note.quartersPerSecond
    let whole = Int(quarters)
    let done = (0..<min(whole, 64)).reduce(0.0) { $0 + wobble.rates[(firstRate + $1) % wobble.rates.count] }
    return done + (quarters - Double(min(whole, 64))) * wobble.rates[(firstRate + whole) % wobble.rates.count]
  }

  /// The pitch, in hertz.
  func frequency(at time: Double) -> Double {
    var semitones = 0.0
    if let bend = patch.bend { semitones += bend.semitones * exp(-time / bend.time) }
    if let vibrato = patch.vibrato, time > vibrato.delay {
      let since = time - vibrato.delay
      // It grows over its first half second.
      semitones += min(1, 2 * since) * vibrato.cents / 100 * sin(2 * Double.pi * vibrato.rate * since)
    }
    if let glide = patch.glide, glide > 0, let from = note.glideFrom {
      semitones += 12 * log2(from / note.frequency) * exp(-3 * time / glide)
    }
    return semitones == 0 ? note.frequency : note.frequency * pow(2, semitones / 12)
  }
}
