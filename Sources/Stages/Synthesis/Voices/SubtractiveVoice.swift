import Audio
import Foundation

/// A note of a subtractive patch: up to 16 oscillators, a filter, an oversampled curve and a clean sub.
struct SubtractiveVoice: Voice {
  /// In hertz; what the ladder mirrors of lower notes cannot be told from what it adds to them.
  private static let lowestHighNote = 250.0

  private let patch: SubtractivePatch
  private var level: NoteLevel
  private var oscillators: OscillatorBank
  private var soft = StateVariableFilter(.lowPass)
  private var ladder = LadderFilter()
  /// In place of the ladder and the curve where both would alias.
  private var highLadder: DrivenLadder?
  private var drives: StereoDrive?
  private var blocker: DCBlocker?
  private var sub = Oscillator(phase: 0)
  private var noise: SeededRandom
  private let motion: NoteMotion

  init(_ patch: SubtractivePatch, _ note: NoteOn) {
    self.patch = patch
    var random = SeededRandom(note.seed)
    level = NoteLevel(patch.amplitude, note, scale: 0.25)
    oscillators = OscillatorBank(patch.layers, random: &random)
    let shaper = Self.shaper(of: patch, note)
    if patch.filter == .ladder, note.frequency > Self.lowestHighNote {
      highLadder = DrivenLadder(shaper)
      blocker = shaper.map(DCBlocker.init(behind:))
    } else {
      drives = shaper.map { StereoDrive($0, isMono: patch.isMono) }
    }
    motion = NoteMotion(patch, note, random: &random)
    noise = random
  }

  var isFinished: Bool { level.isOver }

  /// The drive in dB, less for high notes: the harmonics of a driven one would lie above half the rate and alias.
  private static func drive(of patch: SubtractivePatch, _ note: NoteOn) -> Double {
    patch.drive - min(0.8 * patch.drive, 6 * max(0, log2(note.frequency / 1500)))
  }

  private static func shaper(of patch: SubtractivePatch, _ note: NoteOn) -> Waveshaper? {
    guard patch.drive > 0 else { return nil }
    return Waveshaper(patch.curve, drive: drive(of: patch, note), bias: patch.curve == .fold ? 0.2 : 0.06)
  }

  mutating func next() -> StereoChunk {
    let time = level.time
    let step = motion.frequency(at: time) / SampleRate.standard.value
    var chunk = StereoChunk()
    oscillators.add(to: &chunk, step: step)
    if patch.noise > 0 { addNoise(to: &chunk) }
    filter(&chunk, cutoff: motion.cutoff(at: time))
    drives?.process(&chunk)
    if patch.sub > 0 {
      let step = min(0.45, step * exp2(patch.subTranspose / 12))
      sub.add(OscillatorWaveform.sine.table, to: &chunk, step: step, gains: SIMD2(repeating: Float(patch.sub)))
    }
    chunk.scale(by: level.next())
    return chunk
  }

  private mutating func addNoise(to chunk: inout StereoChunk) {
    let level = Float(patch.noise)
    var noise = noise
    chunk.update { $0 + level * noise.stereo() }
    self.noise = noise
  }

  private mutating func filter(_ chunk: inout StereoChunk, cutoff: Double) {
    switch patch.filter {
    case .soft:
      var filter = soft
      filter.glide(to: cutoff, resonance: patch.resonance, over: MonoChunk.frames)
      chunk.update { filter.next($0) }
      soft = filter
    case .ladder where highLadder != nil:
      highLadder?.process(&chunk.left, cutoff: cutoff, resonance: patch.resonance)
      chunk.right = chunk.left
      blocker?.process(&chunk)
    case .ladder:
      var filter = ladder
      filter.glide(to: cutoff, resonance: patch.resonance, over: MonoChunk.frames)
      chunk.left.update { filter.next($0) }
      chunk.right = chunk.left
      ladder = filter
    }
  }
}
