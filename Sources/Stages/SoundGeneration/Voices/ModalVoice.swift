import Foundation
import Signal

/// The settings of something that is struck and rings: a bar, a bell, a string under a hammer.
struct ModalPatch: Sendable {
  struct Mode: Sendable {
    /// To the note.
    var ratio: Double
    var level: Double
    /// Seconds to −60 dB, at middle C.
    var decay: Double
  }

  /// At most 24 are heard.
  var modes: [Mode]
  /// How much shorter an octave higher rings, as a factor.
  var decayPerOctave = 0.7
  /// Seconds to −60 dB once the key is let go; nil rings on.
  var release: Double?
  /// How much softer hits lose of their upper modes, 0…1.
  var softness = 0.6
  /// The stroke itself: its level, its band in hertz and seconds to −60 dB.
  var stroke = 0.1
  var strokeBand = 1800.0
  var strokeDecay = 0.03
  /// Amplitude wavering of a vibraphone's motor: hertz, and 0…1.
  var tremolo = 0.0
  var tremoloDepth = 0.0
  /// How far apart neighbouring modes stand between the loudspeakers, 0…1.
  var spread = 0.3
}

/// A note of a modal patch: a sum of decaying sines, worked out eight at a time as turning pointers.
///
/// Source: the impulse response of coupled second-order resonators, as in F. Avanzini and D. Rocchesso, *Modal synthesis* (2001).
struct ModalVoice: Voice {
  private static let groups = 3

  private let patch: ModalPatch
  private let note: NoteOn
  private var real: [3 of SIMD8<Float>]
  private var imaginary: [3 of SIMD8<Float>]
  private var cosines: [3 of SIMD8<Float>]
  private var sines: [3 of SIMD8<Float>]
  private var lefts: [3 of SIMD8<Float>]
  private var rights: [3 of SIMD8<Float>]
  private let used: Int
  private let longest: Double
  private var stroke: StrokeNoise
  private var frame = 0

  init(_ patch: ModalPatch, _ note: NoteOn) {
    self.patch = patch
    self.note = note
    real = .init(repeating: .zero)
    imaginary = .init(repeating: .zero)
    cosines = .init(repeating: .zero)
    sines = .init(repeating: .zero)
    lefts = .init(repeating: .zero)
    rights = .init(repeating: .zero)
    let rate = SampleRate.standard.value
    let shorter = pow(patch.decayPerOctave, log2(note.frequency / 261.63))
    var longest = 0.1
    let audible = patch.modes.filter { $0.ratio * note.frequency < 18_000 }.prefix(8 * Self.groups)
    for (index, mode) in audible.enumerated() {
      let (group, lane) = (index / 8, index % 8)
      let decay = max(0.02, mode.decay * shorter)
      let fall = exp(-Envelope.sixtyDecibels / (decay * rate))
      let angle = 2 * Double.pi * mode.ratio * note.frequency / rate
      let soft = pow(0.25 + 0.75 * note.velocity, patch.softness * log2(max(1, mode.ratio)))
      let pan = Pan((index % 2 == 0 ? -1 : 1) * patch.spread * min(1, Double(index) / 3))
      real[group][lane] = Float(mode.level * soft)
      cosines[group][lane] = Float(fall * cos(angle))
      sines[group][lane] = Float(fall * sin(angle))
      lefts[group][lane] = pan.left
      rights[group][lane] = pan.right
      longest = max(longest, decay)
    }
    used = (audible.count + 7) / 8
    self.longest = longest
    stroke = StrokeNoise(
      level: patch.stroke * note.velocity, band: patch.strokeBand, decay: patch.strokeDecay, seed: note.seed)
  }

  private var time: Double { Double(frame) / SampleRate.standard.value }

  var isFinished: Bool {
    if let release = patch.release, time > note.heldTime + 1.2 * release { return true }
    return time > 1.1 * longest
  }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    let rate = Float(SampleRate.standard.value)
    let loudness = Float(0.3 * note.gain)
    let damping = patch.release.map { exp(-Float(Envelope.sixtyDecibels) / (Float($0) * rate)) } ?? 1
    var damped =
      patch.release.map { release in
        Float(exp(-Envelope.sixtyDecibels * max(0, time - note.heldTime) / release))
      } ?? 1
    let tremoloStep = Float(patch.tremolo) / rate
    for i in offset..<left.count {
      let (l, r) = ring()
      let hit = stroke.next()
      if frame > note.held { damped *= damping }
      let waver = patch.tremoloDepth > 0 ? 1 + Float(patch.tremoloDepth) * sine(tremoloStep * Float(frame)) : 1
      // A hammer or a mallet stays on for about a millisecond.
      let contact = min(1, Float(frame) / 48)
      let g = loudness * damped * waver * contact
      left[i] += g * l + loudness * contact * hit
      right[i] += g * r + loudness * contact * hit
      frame += 1
    }
  }

  /// The next sample of all modes; they start from zero, as sines.
  @inline(__always)
  private mutating func ring() -> (Float, Float) {
    var l = SIMD8<Float>.zero
    var r = SIMD8<Float>.zero
    for group in 0..<used {
      let (x, y) = (real[group], imaginary[group])
      real[group] = x * cosines[group] - y * sines[group]
      imaginary[group] = x * sines[group] + y * cosines[group]
      l += lefts[group] * imaginary[group]
      r += rights[group] * imaginary[group]
    }
    return (l.sum(), r.sum())
  }
}
