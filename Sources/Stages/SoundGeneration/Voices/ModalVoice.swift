import Audio
import Foundation

/// A note of a modal patch: a sum of decaying sines, and the stroke that sets them off.
struct ModalVoice: Voice {
  private static let most = 24
  /// A hammer or a mallet stays on for about a millisecond.
  private static let contactFrames: Float = 48

  private let patch: ModalPatch
  private let note: NoteOn
  private var modes: [Mode]
  private let longest: Double
  private var stroke: StrokeNoise
  private var time = 0.0
  private var gain: Float

  init(_ patch: ModalPatch, _ note: NoteOn) {
    self.patch = patch
    self.note = note
    let shorter = pow(patch.decayPerOctave, log2(note.frequency / 261.63))
    let audible = patch.modes.filter { $0.ratio * note.frequency < 18_000 }.prefix(Self.most)
    modes = audible.enumerated().map { index, mode in
      let soft = pow(0.25 + 0.75 * note.velocity, patch.softness * log2(max(1, mode.ratio)))
      let pan = Pan((index % 2 == 0 ? -1 : 1) * patch.spread * min(1, Double(index) / 3))
      return Mode(
        hertz: mode.ratio * note.frequency, level: mode.level * soft, decay: max(0.02, mode.decay * shorter), pan)
    }
    longest = max(0.1, audible.reduce(0) { max($0, $1.decay * shorter) })
    stroke = StrokeNoise(
      level: patch.stroke * note.velocity, band: patch.strokeBand, decay: patch.strokeDecay, seed: note.seed)
    gain = Float(0.3 * note.gain)
  }

  var isFinished: Bool {
    if let release = patch.release, time > note.heldTime + 1.2 * release { return true }
    return time > 1.1 * longest || (modes.isEmpty && stroke.isOver)
  }

  mutating func next() -> StereoChunk {
    let isFirst = time == 0
    time += Double(Chunk.frames) / SampleRate.standard.value
    var chunk = StereoChunk()
    for index in modes.indices { modes[index].add(to: &chunk) }
    modes.removeAll(where: \.isOver)
    let target = level
    chunk.scale(by: Ramp(from: gain, to: target))
    gain = target
    if !stroke.isOver { strike(into: &chunk) }
    if isFirst { touch(&chunk) }
    return chunk
  }

  /// The gain at the end of a chunk: what the damper and the motor leave.
  private var level: Float {
    let since = max(0, time - note.heldTime)
    let damped = patch.release.map { exp(-Envelope.sixtyDecibels * since / $0) } ?? 1
    let waver = 1 + patch.tremoloDepth * sin(2 * Double.pi * patch.tremolo * time)
    return Float(0.3 * note.gain * damped * waver)
  }

  private mutating func strike(into chunk: inout StereoChunk) {
    let loudness = Float(0.3 * note.gain)
    var stroke = stroke
    chunk.update { $0 + loudness * stroke.next() }
    self.stroke = stroke
  }

  /// What is struck swings in while it is touched.
  private func touch(_ chunk: inout StereoChunk) {
    chunk.scale { frame in
      ((Chunk.places + Float(frame)) / Self.contactFrames).clamped(lowerBound: .zero, upperBound: .one)
    }
  }
}
