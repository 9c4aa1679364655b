import Foundation
import Signal

/// A note of a subtractive patch: up to 16 oscillators, a stereo filter, saturation and a clean sub.
struct SubtractiveVoice: Voice {
  private static let capacity = 16
  /// Envelopes and the filter's corner are worked out once in so many frames.
  private static let controlFrames = 32

  private let patch: SubtractivePatch
  private let note: NoteOn
  private var oscillators: [16 of Oscillator]
  private var steps: [16 of Float]
  private var lefts: [16 of Float]
  private var rights: [16 of Float]
  private let count: Int
  private var filter = StateVariableFilter(.lowPass)
  private var sub: Oscillator
  private var frame = 0
  private var gain: Float = 0
  private let wobbleRate: Double

  init(_ patch: SubtractivePatch, _ note: NoteOn) {
    self.patch = patch
    self.note = note
    var random = SeededRandom(note.seed)
    oscillators = .init(repeating: Oscillator(.sine, phase: 0))
    steps = .init(repeating: 0)
    lefts = .init(repeating: 0)
    rights = .init(repeating: 0)
    sub = Oscillator(.sine, phase: 0)
    wobbleRate = patch.wobble.map { $0.rates[Int.random(in: $0.rates.indices, using: &random)] } ?? 0
    var index = 0
    for layer in patch.layers {
      for member in 0..<layer.unison where index < Self.capacity {
        // −1…1 across the unison, 0 for a single oscillator.
        let place = layer.unison == 1 ? 0 : 2 * Double(member) / Double(layer.unison - 1) - 1
        let cents = 100 * layer.transpose + layer.detune * place
        let pan = Pan((member % 2 == 0 ? 1 : -1) * abs(place) * layer.spread)
        let level = Float(layer.level / Double(layer.unison).squareRoot())
        oscillators[index] = Oscillator(layer.waveform, phase: random.unit())
        steps[index] = Float(note.frequency * pow(2, cents / 1200) / SampleRate.standard.value)
        lefts[index] = level * pan.left
        rights[index] = level * pan.right
        index += 1
      }
    }
    count = index
  }

  private var time: Double { Double(frame) / SampleRate.standard.value }
  private var heldTime: Double { Double(note.held) / SampleRate.standard.value }

  var isFinished: Bool { patch.amplitude.isOver(at: time, held: heldTime) }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    var start = offset
    while start < left.count, !isFinished {
      let end = min(left.count, start + Self.controlFrames)
      let target = Float(patch.amplitude.level(at: time + Double(end - start) / 48_000, held: heldTime) * loudness)
      filter.set(cutoff: cutoff, resonance: patch.resonance)
      run(&left, &right, start..<end, toward: target)
      frame += end - start
      start = end
    }
  }

  private var loudness: Double { 0.25 * pow(note.velocity, 1.6) }

  /// The filter's corner now, in hertz.
  private var cutoff: Double {
    var octaves = patch.keyTracking * log2(note.frequency / 261.63)
    octaves += patch.sweep * (0.4 + 0.6 * note.velocity) * patch.filterEnvelope.level(at: time, held: heldTime)
    if let wobble = patch.wobble {
      octaves -= wobble.depth * cos(2 * Double.pi * wobbleRate * note.quartersPerSecond * time)
    }
    return patch.cutoff * pow(2, octaves)
  }

  /// The factor by which vibrato changes the pitch now.
  private var bend: Float {
    guard let vibrato = patch.vibrato, time > vibrato.delay else { return 1 }
    let cents = vibrato.cents * sin(2 * Double.pi * vibrato.rate * (time - vibrato.delay))
    return Float(pow(2, cents / 1200))
  }

  private mutating func run(_ left: inout [Float], _ right: inout [Float], _ range: Range<Int>, toward target: Float) {
    let bend = bend
    let drive = Float(pow(10, patch.drive / 20))
    let isDriven = patch.drive > 0
    let subLevel = Float(patch.sub)
    let subStep = Float(note.frequency * pow(2, patch.subTranspose / 12) / SampleRate.standard.value)
    let slope = (target - gain) / Float(range.count)
    var l = Chunk(repeating: 0)
    var r = Chunk(repeating: 0)
    var clean = Chunk(repeating: 0)
    var unheard = Chunk(repeating: 0)
    for o in 0..<count {
      let step = min(0.45, steps[o] * bend)
      oscillators[o].add(to: &l, &r, count: range.count, step: step, gains: (lefts[o], rights[o]))
    }
    if subLevel > 0 { sub.add(to: &clean, &unheard, count: range.count, step: subStep, gains: (subLevel, 0)) }
    for i in 0..<range.count {
      var (x, y) = filter.next(l[i], r[i])
      if isDriven { (x, y) = (saturate(x * drive), saturate(y * drive)) }
      gain += slope
      left[range.lowerBound + i] += gain * (x + clean[i])
      right[range.lowerBound + i] += gain * (y + clean[i])
    }
  }
}

/// A smooth odd limiter to ±1: x(27 + x²)/(27 + 9x²), the Padé approximant of tanh, held at ±1 beyond ±3.
@inline(__always)
func saturate(_ x: Float) -> Float {
  let c = min(3, max(-3, x))
  return c * (27 + c * c) / (27 + 9 * c * c)
}
