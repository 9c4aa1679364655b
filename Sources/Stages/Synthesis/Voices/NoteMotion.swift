import Audio
import Foundation

/// The modulation of a subtractive note's pitch and filter over time.
struct NoteMotion: Sendable {
  private let patch: SubtractivePatch
  private let note: NoteOn
  /// The wobble's rates from the note's first on, and how often it has turned before each of them.
  private let rates: [Double]
  private let turns: [Double]
  /// Octaves above the patch's corner that stay for the whole note.
  private let octaves: Double

  init(_ patch: SubtractivePatch, _ note: NoteOn, random: inout SeededRandom) {
    self.patch = patch
    self.note = note
    let all = patch.wobble?.rates ?? []
    let first = all.isEmpty ? 0 : Int.random(in: all.indices, using: &random)
    rates = Array(all[first...] + all[..<first])
    turns = rates.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    let uneven = 0.06 * (random.unit() - 0.5)
    octaves = patch.keyTracking * log2(note.frequency / 261.63) + patch.liveliness * (note.energy - 0.75) + uneven
  }

  /// The filter's corner, in hertz.
  func cutoff(at time: Double) -> Double {
    var sum = octaves
    if patch.sweep != 0 {
      let envelope = patch.filterEnvelope.level(at: time, held: note.heldTime)
      sum += patch.sweep * (0.35 + 0.65 * note.velocity) * envelope
    }
    if let wobble = patch.wobble { sum -= wobble.depth * Double(sine(phase(at: time) + 0.25)) }
    return patch.cutoff * exp2(sum)
  }

  /// The phase of the wobble, 0 ..< 1: each quarter note takes the next rate of the list.
  private func phase(at time: Double) -> Float {
    let quarters = time * note.quartersPerSecond
    let whole = Int(quarters)
    let (rounds, index) = whole.quotientAndRemainder(dividingBy: rates.count)
    let turns = Double(rounds) * turns[rates.count] + turns[index] + (quarters - Double(whole)) * rates[index]
    return Float(turns - turns.rounded(.down))
  }

  /// The pitch, in hertz.
  func frequency(at time: Double) -> Double {
    var semitones = 0.0
    if let bend = patch.bend { semitones += bend.semitones * exp(-time / bend.time) }
    if let shape = note.shape { semitones += shape.semitones(at: time) }
    if let vibrato = patch.vibrato, time > vibrato.delay, note.shape?.hasVibrato != true {
      let since = time - vibrato.delay
      // It grows over its first half second.
      semitones += min(1, 2 * since) * vibrato.cents / 100 * sin(2 * Double.pi * vibrato.rate * since)
    }
    if let glide = patch.glide, glide > 0, let from = note.glideFrom {
      semitones += 12 * log2(from / note.frequency) * exp(-3 * time / glide)
    }
    return semitones == 0 ? note.frequency : note.frequency * exp2(semitones / 12)
  }
}
