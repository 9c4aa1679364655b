import Audio
import Foundation

/// A feed-forward compressor with a soft knee: both channels get one gain, computed 1500 times a second.
///
/// Its threshold moves with the level of the last 2 s, but for silence: what is more than 9 dB above it pulls it along.
/// Source: D. Giannoulis, M. Massberg and J. D. Reiss, *Digital dynamic range compressor design* (2012): smoothing of the
/// gain in decibels, knee of formula 4.
struct Compressor {
  /// Blocks but the last are whole multiples of this.
  static let controlFrames = 32
  private static let knee: Float = 6
  private static let window = Seconds.ms(4)
  private static let memory = Seconds.s(2)
  private static let farthest: Float = 8

  private let threshold: Float
  private let slope: Float
  private let smooth: Float
  private let follow: Float
  private let attack: Float
  private let release: Float
  private var mean: Float = 0
  private var usual: Float = 0
  private var reduction: Float = 0
  private var gain: Float = 1

  init(_ settings: Compression) {
    threshold = Float(settings.threshold.value)
    slope = Float(1 - 1 / max(1, settings.ratio))
    smooth = Self.glide(over: Self.window)
    follow = Self.glide(over: Self.memory)
    attack = Self.glide(over: settings.attack)
    release = Self.glide(over: settings.release)
  }

  mutating func process(_ block: inout StereoBuffer) {
    for start in stride(from: 0, to: block.frames, by: Self.controlFrames) {
      let range = start..<min(start + Self.controlFrames, block.frames)
      let (from, to) = (gain, next(Self.energy(block, range) / Float(2 * range.count)))
      let step = (to - from) / Float(Self.controlFrames)
      if from == 1, to == 1 { continue }
      for i in range {
        let gain = from + step * Float(i - start)
        block.left[i] *= gain
        block.right[i] *= gain
      }
      gain = to
    }
  }

  /// The gain at the end of a control block with this mean power.
  private mutating func next(_ power: Float) -> Float {
    mean += smooth * (power - mean)
    usual = max(usual + follow * (power - usual), mean / Self.farthest)
    // −100 dBFS is silence, and no stroke.
    let over = mean > 1e-10 ? 10 * log10(mean / usual) - threshold : -Self.knee
    let wanted = Self.excess(over) * slope
    // Nothing to do and nothing to release: most of the time in most stems.
    if wanted == 0, reduction < 1e-4 {
      reduction = 0
      return 1
    }
    reduction += (wanted > reduction ? attack : release) * (wanted - reduction)
    return pow(10, -reduction / 20)
  }

  /// The excess over the threshold after the knee, 6 dB wide; `over` is the level less the threshold, in dB.
  private static func excess(_ over: Float) -> Float {
    if over <= -knee / 2 { return 0 }
    if over >= knee / 2 { return over }
    let way = over + knee / 2
    return way * way / (2 * knee)
  }

  private static func energy(_ block: StereoBuffer, _ range: Range<Int>) -> Float {
    var sum = SIMD2<Float>.zero
    for i in range {
      let x = SIMD2(block.left[i], block.right[i])
      sum += x * x
    }
    return sum.sum()
  }

  /// The coefficient of a one-pole filter with this time constant, per control block: 1 − e^(−T/τ).
  private static func glide(over time: Seconds) -> Float {
    Float(1 - exp(-Double(controlFrames) / (time.value * SampleRate.standard.value)))
  }
}
