import Audio
import Foundation

/// Attack, decay, sustain and release; times in seconds, the sustain level 0…1.
///
/// The attack is linear and never shorter than half a millisecond, so that nothing clicks; decay and release are
/// exponential and have fallen by 60 dB after their time.
struct Envelope: Sendable {
  var attack: Double
  var decay: Double
  var sustain: Double
  var release: Double

  /// ln 1000: an exponential has fallen by 60 dB when its exponent is −6.9.
  static let sixtyDecibels = 6.907755
  private static let shortestAttack = 0.0005

  /// The level `time` seconds after the start of a note that is held for `held` seconds.
  func level(at time: Double, held: Double) -> Double {
    guard time > held else { return level(held: time) }
    return level(held: held) * exp(-Self.sixtyDecibels * (time - held) / max(release, 0.004))
  }

  /// True once a note that was held for `held` seconds is 70 dB down.
  func isOver(at time: Double, held: Double) -> Bool {
    if time > held + 1.2 * max(release, 0.004) { return true }
    return sustain == 0 && time > attack + 1.5 * decay
  }

  private func level(held time: Double) -> Double {
    let rise = max(attack, Self.shortestAttack)
    if time < rise { return max(0, time) / rise }
    return sustain + (1 - sustain) * exp(-Self.sixtyDecibels * (time - rise) / max(decay, 0.002))
  }
}

/// An exponential decay, frame by frame.
///
/// Below −240 dB it is 0: numbers that small would be denormal soon, and slow.
struct Decay: Sendable {
  private static let nothing: Float = 1e-12

  private(set) var value: Float
  private let factor: Float

  /// `sixtyDecibels` is the time in which it falls by 60 dB, in seconds.
  init(from value: Float, sixtyDecibels: Double) {
    self.value = value
    factor = Float(exp(-Envelope.sixtyDecibels / (sixtyDecibels * SampleRate.standard.value)))
  }

  /// `time` is the time in which it falls to 1/e, in seconds.
  init(from value: Float, time: Double) { self.init(from: value, sixtyDecibels: time * Envelope.sixtyDecibels) }

  /// The value, which falls then.
  @inline(__always)
  mutating func next() -> Float {
    let now = value
    value = now.magnitude > Self.nothing ? now * factor : 0
    return now
  }
}

/// The gain of a note from chunk to chunk, and its time.
struct NoteLevel: Sendable {
  private static let chunkTime = Double(MonoChunk.frames) / SampleRate.standard.value

  private let envelope: Envelope
  /// Seconds.
  private let held: Double
  private let scale: Double
  private var gain: Float = 0
  /// The seconds from the start of the note to the start of the next chunk.
  private(set) var time = 0.0

  /// `scale` is the gain at the envelope's highest point.
  init(_ envelope: Envelope, _ note: NoteOn, scale: Double) {
    self.envelope = envelope
    self.scale = scale * note.gain
    held = note.heldTime
  }

  /// True once the note has died away.
  var isOver: Bool { envelope.isOver(at: time, held: held) }

  /// The gain over the next chunk; the time goes on by it.
  mutating func next() -> Ramp {
    let start = gain
    time += Self.chunkTime
    gain = Float(scale * envelope.level(at: time, held: held))
    return Ramp(from: start, to: gain)
  }
}
