import Audio
import Foundation

/// A tape simulation: wow and flutter, soft saturation, lost highs and a bump in the bass.
struct Tape: Sendable {
  struct Settings: Sendable {
    /// Gain into the tape, in dB.
    var drive = 4.0
    /// The corner of the highs, in hertz.
    var tone = 12_000.0
    /// Slow wavering, in cents, at 0.7 Hz.
    var wow = 3.0
    /// Fast wavering, in cents, at 6.3 Hz.
    var flutter = 1.0
  }

  private static let wowRate: Float = 0.7
  private static let flutterRate: Float = 6.3
  private static let length = 2048

  private let shaper: Waveshaper
  private let wowDepth: Float
  private let flutterDepth: Float
  private var left = [Float](repeating: 0, count: Tape.length)
  private var right = [Float](repeating: 0, count: Tape.length)
  private var tone: StereoBiquad
  private var bump: StereoBiquad
  private var frame = 0

  init(_ settings: Settings) {
    shaper = Waveshaper(.soft, drive: settings.drive, bias: 0.08)
    let rate = Float(SampleRate.standard.value)
    // A delay that swings by d frames at f hertz changes the pitch by up to 2πfd/rate.
    let swing = { (cents: Double, hertz: Float) in Float(pow(2, cents / 1200) - 1) * rate / (2 * Float.pi * hertz) }
    wowDepth = min(700, swing(settings.wow, Self.wowRate))
    flutterDepth = min(200, swing(settings.flutter, Self.flutterRate))
    tone = StereoBiquad(.lowPass(.Hz(settings.tone), q: 0.65))
    bump = StereoBiquad(.peak(.Hz(80), gain: .dB(1.5), q: 0.8))
  }

  mutating func process(_ block: inout StereoBuffer) {
    for start in stride(from: 0, to: block.frames, by: MonoChunk.frames) {
      var chunk = StereoChunk(block, from: start)
      for four in 0..<MonoChunk.fours {
        chunk.left[four] = shaper(chunk.left[four])
        chunk.right[four] = shaper(chunk.right[four])
      }
      chunk.copy(to: &block, at: start)
    }
    waver(&block)
  }

  private mutating func waver(_ block: inout StereoBuffer) {
    let rate = Float(SampleRate.standard.value)
    let base = wowDepth + flutterDepth + 2
    var (tone, bump) = (tone, bump)
    for i in 0..<block.frames {
      let write = frame & (Self.length - 1)
      left[write] = block.left[i]
      right[write] = block.right[i]
      let seconds = Float(frame % 480_000) / rate
      let delay =
        base + wowDepth * sine(Self.wowRate * seconds) + flutterDepth * sine(Self.flutterRate * seconds)
      let y = bump(tone(SIMD2(Self.read(left, write, delay), Self.read(right, write, delay))))
      block.left[i] = y.x
      block.right[i] = y.y
      frame += 1
    }
    (self.tone, self.bump) = (tone, bump)
  }

  @inline(__always)
  private static func read(_ line: [Float], _ write: Int, _ delay: Float) -> Float {
    let whole = Int(delay)
    let part = delay - Float(whole)
    let near = line[(write - whole) & (length - 1)]
    let far = line[(write - whole - 1) & (length - 1)]
    return near + part * (far - near)
  }
}
