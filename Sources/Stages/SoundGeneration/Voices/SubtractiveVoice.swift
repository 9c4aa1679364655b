import Foundation
import Signal

/// A note of a subtractive patch: up to 16 oscillators, a filter, an oversampled curve and a clean sub.
struct SubtractiveVoice: Voice {
  private static let capacity = 16
  /// Envelopes and the filter's corner are worked out once in so many frames.
  private static let controlFrames = 64

  private let patch: SubtractivePatch
  private let note: NoteOn
  private let tables: [Wavetable]
  private var oscillators: [16 of Oscillator]
  private var ratios: [16 of Double]
  private var layers: [16 of Int]
  private var gains: [16 of SIMD2<Float>]
  private let count: Int
  private var soft = StateVariableFilter(.lowPass)
  private var ladder = LadderFilter()
  private var oversampler: Oversampler?
  private let shaper: Shaper
  private var sub = Oscillator(phase: 0)
  private var noise: SeededRandom
  private var motion: NoteMotion
  private var frame = 0
  private var gain: Float = 0

  init(_ patch: SubtractivePatch, _ note: NoteOn) {
    self.patch = patch
    self.note = note
    var random = SeededRandom(note.seed)
    tables = patch.layers.map(\.waveform.table)
    oscillators = .init(repeating: Oscillator(phase: 0))
    ratios = .init(repeating: 1)
    layers = .init(repeating: 0)
    gains = .init(repeating: .zero)
    var index = 0
    for (number, layer) in patch.layers.enumerated() {
      for member in Unison.members(layer.unison) where index < Self.capacity {
        // No two notes are tuned quite alike.
        let drift = 2 * (random.unit() - 0.5)
        let pan = Pan(member.side * layer.spread)
        let level = Float(layer.level * member.level)
        oscillators[index] = Oscillator(phase: random.unit())
        ratios[index] = pow(2, (100 * layer.transpose + layer.detune * member.detune + drift) / 1200)
        layers[index] = number
        gains[index] = level * SIMD2(pan.left, pan.right)
        index += 1
      }
    }
    count = index
    shaper = Shaper(patch.curve, drive: patch.drive, bias: patch.curve == .fold ? 0.2 : 0.06)
    oversampler = patch.drive > 0 ? Oversampler() : nil
    motion = NoteMotion(patch, note, random: &random)
    noise = random
  }

  private var time: Double { Double(frame) / SampleRate.standard.value }

  var isFinished: Bool { patch.amplitude.isOver(at: time, held: note.heldTime) }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    var start = offset
    while start < left.count, !isFinished {
      let end = min(left.count, start + Self.controlFrames)
      let ahead = time + Double(end - start) / SampleRate.standard.value
      let target = Float(0.25 * note.gain * patch.amplitude.level(at: ahead, held: note.heldTime))
      let cutoff = motion.cutoff(at: time)
      switch patch.filter {
      case .soft: soft.glide(to: cutoff, resonance: patch.resonance, over: end - start)
      case .ladder: ladder.glide(to: cutoff, resonance: patch.resonance, over: end - start)
      }
      run(&left, &right, start..<end, toward: target)
      frame += end - start
      start = end
    }
  }

  private mutating func run(_ left: inout [Float], _ right: inout [Float], _ range: Range<Int>, toward target: Float) {
    let frequency = motion.frequency(at: time) / SampleRate.standard.value
    let slope = (target - gain) / Float(range.count)
    var chunk = StereoChunk(repeating: .zero)
    oscillate(&chunk, count: range.count, frequency: frequency)
    filter(&chunk, count: range.count)
    if patch.sub > 0 {
      let step = min(0.45, frequency * pow(2, patch.subTranspose / 12))
      let level = SIMD2(repeating: Float(patch.sub))
      sub.add(Waveform.sine.table, to: &chunk, count: range.count, step: step, gains: level)
    }
    for i in 0..<range.count {
      gain += slope
      left[range.lowerBound + i] += gain * chunk[i].x
      right[range.lowerBound + i] += gain * chunk[i].y
    }
  }

  private mutating func oscillate(_ chunk: inout StereoChunk, count frames: Int, frequency: Double) {
    for o in 0..<count {
      let step = min(0.45, frequency * ratios[o])
      oscillators[o].add(tables[layers[o]], to: &chunk, count: frames, step: step, gains: gains[o])
    }
    guard patch.noise > 0 else { return }
    let level = Float(patch.noise)
    for i in 0..<frames { chunk[i] += level * SIMD2(noise.noise(), noise.noise()) }
  }

  private mutating func filter(_ chunk: inout StereoChunk, count frames: Int) {
    switch patch.filter {
    case .soft:
      var filter = soft
      for i in 0..<frames { chunk[i] = filter.next(chunk[i]) }
      soft = filter
    case .ladder:
      var filter = ladder
      for i in 0..<frames { chunk[i] = SIMD2(repeating: filter.next(chunk[i].x)) }
      ladder = filter
    }
    guard patch.drive > 0 else { return }
    let shaper = shaper
    for i in 0..<frames { chunk[i] = oversampler?.next(chunk[i]) { shaper($0) } ?? chunk[i] }
  }
}
