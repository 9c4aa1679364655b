import Audio
import Foundation

/// The oscillators of a subtractive note: at most 16, each with its wave, its tuning and its place.
struct OscillatorBank: Sendable {
  private static let capacity = 16

  private struct Member {
    var oscillator: Oscillator
    let table: Wavetable
    /// Of the note's frequency.
    let ratio: Double
    let gains: SIMD2<Float>
  }

  private var members: [Member] = []

  /// No two notes are tuned or begin quite alike.
  init(_ layers: [SubtractivePatch.Layer], random: inout SeededRandom) {
    for layer in layers {
      for place in Unison.members(layer.unison) where members.count < Self.capacity {
        let drift = 2 * (random.unit() - 0.5)
        let pan = Pan(place.side * layer.spread)
        let level = Float(layer.level * place.level)
        members.append(
          Member(
            oscillator: Oscillator(phase: random.unit()), table: layer.waveform.table,
            ratio: pow(2, (100 * layer.transpose + layer.detune * place.detune + drift) / 1200),
            gains: level * SIMD2(pan.left, pan.right)))
      }
    }
  }

  /// Adds the next chunk of all of them for a note of `step` periods a frame.
  mutating func add(to chunk: inout StereoChunk, step: Double) {
    for index in members.indices {
      let (table, ratio, gains) = (members[index].table, members[index].ratio, members[index].gains)
      members[index].oscillator.add(table, to: &chunk, step: min(0.45, step * ratio), gains: gains)
    }
  }
}
