import Foundation
import Signal

/// A note of a frequency-modulation patch; its four pairs are worked out side by side.
///
/// The index is kept so small that by Carson's rule, one side band further, nothing lies above 20 kHz: high notes of bright
/// patches grow rounder instead of rough. Sources: J. Chowning, *The synthesis of complex audio spectra by means of frequency
/// modulation* (1973); J. Carson, *Notes on the theory of modulation* (1922).
struct FMVoice: Voice {
  private static let controlFrames = 64
  private static let highest = 20_000.0

  private let patch: FMPatch
  private let note: NoteOn
  private var carrier = SIMD4<Float>.zero
  private var modulator = SIMD4<Float>.zero
  private var carrierSteps = SIMD4<Float>.zero
  private var modulatorSteps = SIMD4<Float>.zero
  private var lefts = SIMD4<Float>.zero
  private var rights = SIMD4<Float>.zero
  /// The largest index of each pair, in turns.
  private var depths = SIMD4<Float>.zero
  private var depth = SIMD4<Float>.zero
  private var frame = 0
  private var gain: Float = 0

  init(_ patch: FMPatch, _ note: NoteOn) {
    self.patch = patch
    self.note = note
    for (lane, op) in patch.operators.prefix(4).enumerated() {
      let pitch = note.frequency * op.ratio
      let modulation = note.frequency * op.modulatorRatio
      let room = max(0, (Self.highest - pitch) / modulation - 2)
      let wanted = op.index * (0.35 + 0.65 * note.velocity) * (0.8 + 0.4 * note.energy)
      let pan = Pan(op.pan)
      carrierSteps[lane] = Float(pitch / SampleRate.standard.value)
      modulatorSteps[lane] = Float(modulation / SampleRate.standard.value)
      lefts[lane] = pitch < Self.highest ? Float(op.level) * pan.left : 0
      rights[lane] = pitch < Self.highest ? Float(op.level) * pan.right : 0
      depths[lane] = Float(min(wanted, room) / (2 * Double.pi))
    }
    depth = depths
  }

  private var time: Double { Double(frame) / SampleRate.standard.value }

  var isFinished: Bool { patch.amplitude.isOver(at: time, held: note.heldTime) }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    var start = offset
    while start < left.count, !isFinished {
      let end = min(left.count, start + Self.controlFrames)
      let ahead = time + Double(end - start) / SampleRate.standard.value
      let target = Float(0.25 * note.gain * patch.amplitude.level(at: ahead, held: note.heldTime))
      run(&left, &right, start..<end, slope: (target - gain) / Float(end - start), depth: depth(at: ahead))
      frame += end - start
      start = end
    }
  }

  private func depth(at time: Double) -> SIMD4<Float> {
    var depth = depths
    for (lane, op) in patch.operators.prefix(4).enumerated() {
      depth[lane] *= Float(
        op.indexSustain + (1 - op.indexSustain) * exp(-Envelope.sixtyDecibels * time / op.indexDecay))
    }
    return depth
  }

  private mutating func run(
    _ left: inout [Float], _ right: inout [Float], _ range: Range<Int>, slope: Float, depth target: SIMD4<Float>
  ) {
    let rise = (target - depth) / Float(range.count)
    var (c, m, d, g) = (carrier, modulator, depth, gain)
    for i in range {
      d += rise
      g += slope
      let x = g * sine(c + d * sine(m))
      left[i] += (lefts * x).sum()
      right[i] += (rights * x).sum()
      c += carrierSteps
      m += modulatorSteps
      c -= nearestWhole(c)
      m -= nearestWhole(m)
    }
    (carrier, modulator, depth, gain) = (c, m, d, g)
  }
}
