import Foundation
import Signal

/// The settings of a frequency-modulation sound: pairs of a carrier and one modulator.
struct FMPatch: Sendable {
  /// A carrier and what modulates it.
  struct Operator: Sendable {
    /// Of the carrier, to the note.
    var ratio = 1.0
    var level = 1.0
    /// Of the modulator, to the note.
    var modulatorRatio: Double
    /// Peak deviation of the phase, in radians, at full velocity; below 2π.
    var index: Double
    /// Seconds in which the index falls by 60 dB.
    var indexDecay: Double
    /// What is left of the index for as long as the note lasts, 0…1.
    var indexSustain = 0.1
    /// −1 left … 1 right.
    var pan = 0.0
  }

  var operators: [Operator]
  var amplitude: Envelope
}

/// A note of a frequency-modulation patch.
///
/// Source: J. Chowning, *The synthesis of complex audio spectra by means of frequency modulation* (1973).
struct FMVoice: Voice {
  private static let controlFrames = 32

  private let patch: FMPatch
  private let note: NoteOn
  private var carriers: [4 of Float] = .init(repeating: 0)
  private var modulators: [4 of Float] = .init(repeating: 0)
  private var frame = 0
  private var gain: Float = 0

  /// At most four operators are heard.
  init(_ patch: FMPatch, _ note: NoteOn) {
    self.patch = patch
    self.note = note
  }

  private var time: Double { Double(frame) / SampleRate.standard.value }
  private var heldTime: Double { Double(note.held) / SampleRate.standard.value }

  var isFinished: Bool { patch.amplitude.isOver(at: time, held: heldTime) }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    var start = offset
    while start < left.count, !isFinished {
      let end = min(left.count, start + Self.controlFrames)
      let level = patch.amplitude.level(at: time + Double(end - start) / 48_000, held: heldTime)
      let target = Float(0.25 * pow(note.velocity, 1.6) * level)
      let slope = (target - gain) / Float(end - start)
      for (index, op) in patch.operators.prefix(4).enumerated() {
        run(op, index, &left, &right, start..<end, slope: slope)
      }
      gain = target
      frame += end - start
      start = end
    }
  }

  private mutating func run(
    _ op: FMPatch.Operator, _ index: Int, _ left: inout [Float], _ right: inout [Float], _ range: Range<Int>,
    slope: Float
  ) {
    let fall = op.indexSustain + (1 - op.indexSustain) * exp(-6.907755 * time / op.indexDecay)
    let depth = Float(op.index * fall * (0.4 + 0.6 * note.velocity) / (2 * Double.pi))
    let carrierStep = Float(note.frequency * op.ratio / SampleRate.standard.value)
    let modulatorStep = Float(note.frequency * op.modulatorRatio / SampleRate.standard.value)
    let pan = Pan(op.pan)
    let level = Float(op.level)
    var carrier = carriers[index]
    var modulator = modulators[index]
    var gain = gain
    for i in range {
      var phase = carrier + depth * sine(modulator)
      if phase < 0 { phase += 1 }
      if phase >= 1 { phase -= 1 }
      gain += slope
      let x = level * gain * sine(phase)
      left[i] += pan.left * x
      right[i] += pan.right * x
      carrier += carrierStep
      if carrier >= 1 { carrier -= 1 }
      modulator += modulatorStep
      if modulator >= 1 { modulator -= 1 }
    }
    carriers[index] = carrier
    modulators[index] = modulator
  }
}
