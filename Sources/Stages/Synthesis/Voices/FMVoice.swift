import Audio
import Foundation

/// The settings of a frequency-modulation sound: pairs of a carrier and one modulator.
struct FMPatch: Sendable {
  /// A carrier and what modulates it.
  struct Operator: Sendable {
    /// The carrier's frequency, as a factor on the note's.
    var ratio = 1.0
    /// The amplitude of the carrier, linear.
    var level = 1.0
    /// The modulator's frequency, as a factor on the note's.
    var modulatorRatio: Double
    /// Peak deviation of the phase, in radians, at full velocity.
    var index: Double
    /// Seconds in which the index falls by 60 dB.
    var indexDecay: Double
    /// The sustained share of the index, 0…1.
    var indexSustain = 0.1
    /// −1 left … 1 right.
    var pan = 0.0
  }

  /// The pairs; only the first four sound.
  var operators: [Operator]
  var amplitude: Envelope
}

/// A note of a frequency-modulation patch.
///
/// The index is kept so small that by Carson's rule, one side band further, nothing lies above 20 kHz: high notes of bright
/// patches grow rounder instead of rough. Sources: J. Chowning, *The synthesis of complex audio spectra by means of frequency
/// modulation* (1973); J. Carson, *Notes on the theory of modulation* (1922).
struct FMVoice: Voice {
  private static let highest = 20_000.0

  private let pairs: [FMPatch.Operator]
  private let note: NoteOn
  private var level: NoteLevel
  private var carriers: [4 of PhaseAccumulator] = .init(repeating: PhaseAccumulator())
  private var modulators: [4 of PhaseAccumulator] = .init(repeating: PhaseAccumulator())
  /// Of each pair for the next chunk, in turns.
  private var depths: [4 of Float] = .init(repeating: 0)

  init(_ patch: FMPatch, _ note: NoteOn) {
    pairs = patch.operators.prefix(4).filter { note.frequency * $0.ratio < Self.highest }
    self.note = note
    level = NoteLevel(patch.amplitude, note, scale: 0.25)
    for (index, pair) in pairs.enumerated() { depths[index] = depth(of: pair, at: 0) }
  }

  var isFinished: Bool { level.isOver }

  mutating func next() -> StereoChunk {
    let frequency = note.frequency * (note.shape?.factor(at: level.time) ?? 1)
    let ramp = level.next()
    var chunk = StereoChunk()
    for (index, pair) in pairs.enumerated() {
      let target = depth(of: pair, at: level.time)
      add(pair, index, at: frequency, along: Ramp(from: depths[index], to: target), to: &chunk)
      depths[index] = target
    }
    chunk.scale(by: ramp)
    return chunk
  }

  /// The deviation of the carrier's phase `time` seconds after the start, in turns.
  private func depth(of pair: FMPatch.Operator, at time: Double) -> Float {
    let room = max(0, (Self.highest - note.frequency * pair.ratio) / (note.frequency * pair.modulatorRatio) - 2)
    let wanted = pair.index * (0.35 + 0.65 * note.velocity) * (0.8 + 0.4 * note.energy)
    let fall = exp(-Envelope.sixtyDecibels * time / pair.indexDecay)
    return Float(min(wanted, room) * (pair.indexSustain + (1 - pair.indexSustain) * fall) / (2 * Double.pi))
  }

  private mutating func add(
    _ pair: FMPatch.Operator, _ index: Int, at frequency: Double, along depth: Ramp, to chunk: inout StereoChunk
  ) {
    let step = frequency * pair.ratio / SampleRate.standard.value
    let modulatorStep = frequency * pair.modulatorRatio / SampleRate.standard.value
    let pan = Pan(pair.pan)
    let (left, right) = (Float(pair.level) * pan.left, Float(pair.level) * pan.right)
    var (carrier, modulator) = (carriers[index], modulators[index])
    for four in 0..<MonoChunk.fours {
      let x = sine(carrier.next(step) + depth[four] * sine(modulator.next(modulatorStep)))
      chunk.left[four] += left * x
      chunk.right[four] += right * x
    }
    (carriers[index], modulators[index]) = (carrier, modulator)
  }
}
