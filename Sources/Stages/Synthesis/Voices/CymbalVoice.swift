import Audio
import Foundation

/// Hats, rides, crashes and bells: six square waves at odd ratios and some noise, high-passed.
///
/// The ratios are those of the 808's cymbal circuit as measured in É. Gillet's *Plaits* (1 : 1.304 : 1.466 : 1.787 : 1.932 :
/// 2.536 on 414 Hz). The squares run at twice the rate; what they alias lies among their own inharmonic partials.
struct CymbalVoice: Voice {
  struct Settings: Sendable {
    /// The frequency of the lowest square wave, in hertz.
    var pitch = 414.0
    /// In hertz.
    var highPass = 7000.0
    /// Seconds to −60 dB.
    var decay = 0.09
    /// The share of the level that is gone within the first 30 ms, as the stick's sound goes, 0…1.
    var stick = 0.35
    /// The share of noise, 0…1.
    var noise = 0.35
    /// The number of square waves, an even one of at most six: two make a cow-bell.
    var squares = 6
    /// −1 left … 1 right.
    var pan = 0.0
    /// The difference of the noise between the channels, 0…1.
    var width = 0.3
    /// The level of the cymbal, linear.
    var level = 1.0
    /// True if the end of the note silences it within 5 ms, as a closing hat does.
    var isChoked = false
  }

  private static let ratios: [Double] = [1, 1.304, 1.466, 1.787, 1.932, 2.536]
  private static let chokeFrames: Float = 240
  private static let sixth = SIMD8<UInt32>(repeating: Float(1.0 / 6).bitPattern)

  private let settings: Settings
  private let held: Int
  private var noise: SeededRandom
  private var phases = SIMD8<Int32>.zero
  private var steps = SIMD8<Int32>.zero
  private var first: StereoBiquad
  private var second: StereoBiquad
  private let scale: Float
  private var ring: Decay
  private var stick: Decay
  private let frames: Float
  private var frame = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    held = settings.isChoked ? note.held : Int.max / 2
    noise = SeededRandom(note.seed)
    // No two strikes are the same.
    let amplitude = 0.5 * settings.level * note.gain * (0.9 + 0.2 * noise.unit())
    let decay = settings.decay * (0.92 + 0.16 * noise.unit())
    ring = Decay(from: Float(amplitude * (1 - settings.stick)), sixtyDecibels: decay)
    stick = Decay(from: Float(amplitude * settings.stick), sixtyDecibels: 0.03)
    frames = Float(1.2 * decay * SampleRate.standard.value)
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

  var isFinished: Bool { Float(frame) > frames || Float(frame) > Float(held) + Self.chokeFrames }

  mutating func next() -> StereoChunk {
    let pan = Pan(settings.pan)
    let gains = SIMD2(pan.left, pan.right)
    let (share, width) = (Float(settings.noise), Float(settings.width))
    var (first, second, noise, ring, stick, frame) = (first, second, noise, ring, stick, frame)
    var chunk = StereoChunk()
    chunk.left.update { _ in (1 - share) * (nextMetal() + nextMetal()) }
    chunk.right = chunk.left
    chunk.update { metal in
      let hiss = noise.stereo()
      let raw = metal + share * SIMD2(hiss.x + width * hiss.y, hiss.x - width * hiss.y)
      let level = (ring.next() + stick.next()) * min(1, Float(frame) / 24) * choked(at: frame)
      frame += 1
      return gains * level * second(first(raw))
    }
    (self.first, self.second, self.noise, self.ring, self.stick) = (first, second, noise, ring, stick)
    self.frame = frame
    return chunk
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
  private func choked(at frame: Int) -> Float {
    frame < held ? 1 : max(0, 1 - Float(frame - held) / Self.chokeFrames)
  }
}
