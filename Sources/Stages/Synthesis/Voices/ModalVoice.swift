import Audio
import Foundation

/// The settings of something that is struck and rings: a bar, a bell, a string under a hammer.
struct ModalPatch: Sendable {
  /// One mode of the sound.
  struct Partial: Sendable {
    /// The frequency, as a factor on the note's.
    var ratio: Double
    /// The amplitude, linear.
    var level: Double
    /// Seconds to −60 dB, at middle C.
    var decay: Double
  }

  /// The modes; only the first 24 sound.
  var modes: [Partial]
  /// The factor on the decay per octave of pitch.
  var decayPerOctave = 0.7
  /// Seconds to −60 dB once the key is let go; nil rings on.
  var release: Double?
  /// The loss of upper modes at low velocity, 0…1.
  var softness = 0.6
  /// The stroke itself: its level, its band in hertz and seconds to −60 dB.
  var stroke = 0.1
  /// The centre of the stroke's noise, in hertz.
  var strokeBand = 1800.0
  /// The decay of the stroke's noise, in seconds to −60 dB.
  var strokeDecay = 0.03
  /// Amplitude wavering of a vibraphone's motor: hertz, and 0…1.
  var tremolo = 0.0
  /// The depth of the tremolo, 0…1.
  var tremoloDepth = 0.0
  /// The stereo spread of neighbouring modes, 0…1.
  var spread = 0.3
}

/// A note of a modal patch: a sum of decaying sines, and the stroke that sets them off.
struct ModalVoice: Voice {
  private static let most = 24
  /// A hammer or a mallet stays on for about a millisecond.
  private static let contactFrames: Float = 48

  private let patch: ModalPatch
  private let note: NoteOn
  private var modes: [ModalResonator]
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
      return ModalResonator(
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
    time += Double(MonoChunk.frames) / SampleRate.standard.value
    var chunk = StereoChunk()
    for index in modes.indices { modes[index].add(to: &chunk) }
    modes.removeAll(where: \.isOver)
    let target = level
    chunk.scale(by: Ramp(from: gain, to: target))
    gain = target
    if !stroke.isOver { addStroke(to: &chunk) }
    if isFirst { applyContact(&chunk) }
    return chunk
  }

  /// The gain at the end of a chunk, with damper and tremolo.
  private var level: Float {
    let since = max(0, time - note.heldTime)
    let damped = patch.release.map { exp(-Envelope.sixtyDecibels * since / $0) } ?? 1
    let waver = 1 + patch.tremoloDepth * sin(2 * Double.pi * patch.tremolo * time)
    return Float(0.3 * note.gain * damped * waver)
  }

  private mutating func addStroke(to chunk: inout StereoChunk) {
    let loudness = Float(0.3 * note.gain)
    var stroke = stroke
    chunk.update { $0 + loudness * stroke.next() }
    self.stroke = stroke
  }

  /// A rise over the contact time of hammer or mallet.
  private func applyContact(_ chunk: inout StereoChunk) {
    chunk.scale { frame in
      ((MonoChunk.offsets + Float(frame)) / Self.contactFrames).clamped(lowerBound: .zero, upperBound: .one)
    }
  }
}

/// A decaying sine, computed four frames at a time as a complex number that rotates and shrinks.
///
/// Source: the impulse response of coupled second-order resonators, as in F. Avanzini and D. Rocchesso, *Modal synthesis*
/// (2001).
struct ModalResonator: Sendable {
  /// The squared amplitude of −120 dB, below which a mode is dropped.
  private static let silence: Float = 1e-12

  /// Its value at the next four frames.
  private var real = SIMD4<Float>.zero
  private var imaginary = SIMD4<Float>.zero
  /// The factor of four frames.
  private let turn: (real: Float, imaginary: Float)
  private let left: Float
  private let right: Float

  /// It starts from 0, as sines do; `decay` is the seconds to −60 dB.
  init(hertz: Double, level: Double, decay: Double, _ pan: Pan) {
    let rate = SampleRate.standard.value
    let angle = 2 * Double.pi * hertz / rate
    let fall = -Envelope.sixtyDecibels / (decay * rate)
    for lane in 0..<4 {
      let frames = Double(lane + 1)
      real[lane] = Float(level * exp(fall * frames) * cos(angle * frames))
      imaginary[lane] = Float(level * exp(fall * frames) * sin(angle * frames))
    }
    turn = (Float(exp(4 * fall) * cos(4 * angle)), Float(exp(4 * fall) * sin(4 * angle)))
    left = pan.left
    right = pan.right
  }

  var isOver: Bool { real.x * real.x + imaginary.x * imaginary.x < Self.silence }

  /// Adds its next frames.
  @inline(__always)
  mutating func add(to chunk: inout StereoChunk) {
    var (x, y) = (real, imaginary)
    for four in 0..<MonoChunk.fours {
      chunk.left[four] += left * y
      chunk.right[four] += right * y
      (x, y) = (x * turn.real - y * turn.imaginary, x * turn.imaginary + y * turn.real)
    }
    (real, imaginary) = (x, y)
  }
}
