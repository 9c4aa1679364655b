import Audio
import Foundation

/// The oscillators of a subtractive note: at most 16, each with its waveform, tuning and pan.
struct OscillatorBank: Sendable {
  private static let capacity = 16

  /// One oscillator with its table, tuning and pan.
  private struct TunedOscillator {
    var oscillator: Oscillator
    let table: Wavetable
    /// The frequency, as a factor on the note's.
    let ratio: Double
    let gains: SIMD2<Float>
  }

  private var oscillators: [TunedOscillator] = []

  /// No two notes are tuned or begin quite alike.
  init(_ layers: [SubtractivePatch.Layer], random: inout SeededRandom) {
    for layer in layers {
      for voice in Unison.voices(layer.unison) where oscillators.count < Self.capacity {
        let drift = 2 * (random.unit() - 0.5)
        let pan = Pan(voice.side * layer.spread)
        let level = Float(layer.level * voice.level)
        oscillators.append(
          TunedOscillator(
            oscillator: Oscillator(phase: random.unit()), table: layer.waveform.table,
            ratio: pow(2, (100 * layer.transpose + layer.detune * voice.detune + drift) / 1200),
            gains: level * SIMD2(pan.left, pan.right)))
      }
    }
  }

  /// Adds the next chunk of all of them for a note of `step` periods a frame.
  mutating func add(to chunk: inout StereoChunk, step: Double) {
    for index in oscillators.indices {
      let (table, ratio, gains) = (oscillators[index].table, oscillators[index].ratio, oscillators[index].gains)
      oscillators[index].oscillator.add(table, to: &chunk, step: min(0.45, step * ratio), gains: gains)
    }
  }
}

/// The detuning and stereo positions of the oscillators of a layer.
///
/// Two and three share the detuning evenly. From five on they stand like the seven saws of the JP-8000, dense in the
/// middle and lopsided, which beats less regularly. Source: A. Szabo, *How to emulate the super saw* (2010), table of offsets.
enum Unison {
  /// The position of one oscillator.
  struct UnisonVoice {
    /// −1…1, of the layer's detuning.
    let detune: Double
    /// −1…1, of the layer's spread.
    let side: Double
    let level: Double
  }

  private static let superSaw = [0, -0.1816, 0.1853, -0.5716, 0.5785, -1.0239, 0.9768]

  static func voices(_ count: Int) -> [UnisonVoice] {
    guard count > 1 else { return [UnisonVoice(detune: 0, side: 0, level: 1)] }
    if count >= 5 { return (0..<min(7, count)).map { voice($0, of: min(7, count)) } }
    return (0..<count).map { index in
      let position = 2 * Double(index) / Double(count - 1) - 1
      return UnisonVoice(detune: position, side: position, level: 1 / Double(count).squareRoot())
    }
  }

  /// The centre is a little louder than its companions; they stand alternately left and right.
  private static func voice(_ index: Int, of count: Int) -> UnisonVoice {
    let outermost = max(abs(superSaw[count - 1]), abs(superSaw[count - 2]))
    let pair = Double((index + 1) / 2) / Double(count / 2)
    let level = (index == 0 ? 1.15 : 1) / Double(count).squareRoot()
    return UnisonVoice(detune: superSaw[index] / outermost, side: (index % 2 == 1 ? -1 : 1) * pair, level: level)
  }
}
