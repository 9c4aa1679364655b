import Foundation
import Signal

/// A tape machine: a speed that wavers, peaks that are rounded, highs that are lost and a bump in the bass.
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

  private let shaper: Shaper
  private let wowDepth: Float
  private let flutterDepth: Float
  private var left = [Float](repeating: 0, count: Tape.length)
  private var right = [Float](repeating: 0, count: Tape.length)
  private var filters: [4 of Biquad]
  private var frame = 0

  init(_ settings: Settings) {
    shaper = Shaper(.soft, drive: settings.drive, bias: 0.08)
    let rate = Float(SampleRate.standard.value)
    // A delay that swings by d frames at f hertz changes the pitch by up to 2πfd/rate.
    let swing = { (cents: Double, hertz: Float) in Float(pow(2, cents / 1200) - 1) * rate / (2 * Float.pi * hertz) }
    wowDepth = min(700, swing(settings.wow, Self.wowRate))
    flutterDepth = min(200, swing(settings.flutter, Self.flutterRate))
    let tone = Biquad(.lowPass(.Hz(settings.tone), q: 0.65))
    let bump = Biquad(.peak(.Hz(80), gain: .dB(1.5), q: 0.8))
    filters = [tone, bump, tone, bump]
  }

  mutating func process(_ block: inout StereoBuffer) {
    let rate = Float(SampleRate.standard.value)
    let base = wowDepth + flutterDepth + 2
    for i in 0..<block.frames {
      let write = frame & (Self.length - 1)
      let x = shaper(SIMD2(block.left[i], block.right[i]))
      left[write] = x.x
      right[write] = x.y
      let seconds = Float(frame % 480_000) / rate
      let delay =
        base + wowDepth * sine(Self.wowRate * seconds) + flutterDepth * sine(Self.flutterRate * seconds)
      block.left[i] = filters[1](filters[0](Self.read(left, write, delay)))
      block.right[i] = filters[3](filters[2](Self.read(right, write, delay)))
      frame += 1
    }
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
