import Foundation
import Signal

/// Hats, rides, crashes and bells: six square waves at odd ratios and some noise, high-passed.
///
/// The ratios are those of the 808's cymbal circuit as measured in É. Gillet's *Plaits* (1 : 1.304 : 1.466 : 1.787 : 1.932 :
/// 2.536 on 414 Hz). The squares run at twice the rate; what they alias lies among their own inharmonic partials.
struct CymbalVoice: Voice {
  struct Settings: Sendable {
    var pitch = 414.0
    /// In hertz.
    var highPass = 7000.0
    /// Seconds to −60 dB.
    var decay = 0.09
    /// The share of the level that is gone within the first 30 ms, as the stick's sound goes, 0…1.
    var stick = 0.35
    /// The share of noise, 0…1.
    var noise = 0.35
    /// How many of the six squares are heard, an even number: two make a cow-bell.
    var squares = 6
    var pan = 0.0
    /// How far the noise differs between the sides, 0…1.
    var width = 0.3
    var level = 1.0
    /// Whether the end of the note silences it within 5 ms, as a closing hat does.
    var isChoked = false
  }

  private static let ratios: [Double] = [1, 1.304, 1.466, 1.787, 1.932, 2.536]
  private static let chokeFrames: Float = 240
  private static let sixth = SIMD8<UInt32>(repeating: Float(1.0 / 6).bitPattern)

  private let settings: Settings
  private let held: Int
  private let amplitude: Float
  private let decay: Float
  private var noise: SeededRandom
  private var phases = SIMD8<Int32>.zero
  private var steps = SIMD8<Int32>.zero
  private var first: StereoBiquad
  private var second: StereoBiquad
  private let scale: Float
  private var frame = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    held = settings.isChoked ? note.held : Int.max / 2
    noise = SeededRandom(note.seed)
    // No two strikes are the same.
    amplitude = Float(0.5 * settings.level * note.gain * (0.9 + 0.2 * noise.unit()))
    decay = Float(settings.decay * (0.92 + 0.16 * noise.unit()))
    let tuning = 0.99 + 0.02 * noise.unit()
    let corner = settings.highPass * (1.06 - 0.12 * note.velocity)
    first = StereoBiquad(.highPass(.Hz(corner), q: 0.75))
    second = first
    // Unused lanes stand still, half of them high and half low.
    for lane in settings.squares..<8 where lane % 2 == 1 { phases[lane] = .min }
    scale = 6 / Float(settings.squares) * 0.5
    for (index, ratio) in Self.ratios.prefix(settings.squares).enumerated() {
      phases[index] = Int32(truncatingIfNeeded: noise.next())
      // Half a sample at a time.
      steps[index] = Int32(settings.pitch * ratio * tuning / SampleRate.standard.value * 0x1p31)
    }
  }

  var isFinished: Bool { Float(frame) > 1.2 * decay * 48_000 || Float(frame) > Float(held) + Self.chokeFrames }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    let pan = Pan(settings.pan)
    let fall = exp(-Float(Envelope.sixtyDecibels) / (decay * 48_000))
    let stickFall = exp(-Float(Envelope.sixtyDecibels) / (0.03 * 48_000))
    let share = Float(settings.noise)
    let width = Float(settings.width)
    var ring = pow(fall, Float(frame)) * amplitude * (1 - Float(settings.stick))
    var stick = pow(stickFall, Float(frame)) * amplitude * Float(settings.stick)
    var (first, second, noise) = (first, second, noise)
    for i in offset..<left.count {
      let metal = (1 - share) * (nextMetal() + nextMetal())
      let (hiss, other) = (noise.noise(), noise.noise())
      let level = (ring + stick) * min(1, Float(frame) / 24) * choked
      let raw = metal + share * SIMD2(hiss + width * other, hiss - width * other)
      let x = level * second(first(raw))
      left[i] += pan.left * x.x
      right[i] += pan.right * x.y
      ring *= fall
      stick *= stickFall
      frame += 1
    }
    (self.first, self.second, self.noise) = (first, second, noise)
  }

  /// The mean of the squares, half a sample on.
  @inline(__always)
  private mutating func nextMetal() -> Float {
    phases = phases &+ steps
    // The sign bit of a phase is that of its square; lanes 6 and 7 stand still and cancel out.
    let signs = SIMD8<UInt32>(truncatingIfNeeded: phases) & 0x8000_0000 | Self.sixth
    return scale * unsafeBitCast(signs, to: SIMD8<Float>.self).sum()
  }

  @inline(__always)
  private var choked: Float {
    frame < held ? 1 : max(0, 1 - Float(frame - held) / Self.chokeFrames)
  }
}
