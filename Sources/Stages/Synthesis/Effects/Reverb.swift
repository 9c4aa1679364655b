import Audio
import Foundation

/// A feedback delay network: eight lines through a Hadamard matrix, behind two all-pass diffusers a side.
///
/// Source: J.-M. Jot and A. Chaigne, *Digital delay networks for designing artificial reverberators* (1991); all-pass
/// lengths after J. Dattorro, *Effect design, part 1* (1997).
struct Reverb: Sendable {
  struct Settings: Sendable {
    /// Seconds to −60 dB.
    var decay = 1.5
    /// Above this the sound dies away faster, in hertz.
    var damping = 6000.0
    /// In seconds.
    var preDelay = 0.015
    /// Of the wet sound, in dB relative to the dry.
    var level = -16.0
    /// 1 is a plate or a room; larger is a hall.
    var size = 1.0
  }

  /// Lengths of the lines in milliseconds, without common factors.
  private static let lengths: [Double] = [29.7, 37.1, 41.1, 43.7, 53.3, 59.9, 67.7, 73.1]

  /// The inputs of the eight lines, frame after frame, in a ring of a power of two.
  private var ring: [SIMD8<Float>]
  private var delays: [8 of Int] = .init(repeating: 0)
  private var head = 0
  private var gains = SIMD8<Float>(repeating: 0)
  private var low = SIMD8<Float>(repeating: 0)
  private let damping: Float
  private let level: Float
  private var entranceLeft: [AllpassDelay]
  private var entranceRight: [AllpassDelay]
  private var highs = StereoBiquad(.highPass(.Hz(220)))

  init(_ settings: Settings) {
    for (index, length) in Self.lengths.enumerated() {
      delays[index] = SampleRate.standard.frames(in: .ms(length * settings.size))
      gains[index] = Float(pow(10, -3 * Double(delays[index]) / SampleRate.standard.value / settings.decay))
    }
    var size = 1024
    while size <= delays[7] { size *= 2 }
    ring = [SIMD8<Float>](repeating: .zero, count: size)
    damping = 1 - Float(exp(-2 * Double.pi * settings.damping / SampleRate.standard.value))
    level = Float(Decibels.dB(settings.level).factor)
    let before = SampleRate.standard.frames(in: .s(settings.preDelay))
    entranceLeft = [AllpassDelay(delay: before), AllpassDelay(length: 229), AllpassDelay(length: 611)]
    entranceRight = [AllpassDelay(delay: before), AllpassDelay(length: 173), AllpassDelay(length: 447)]
  }

  mutating func process(_ block: inout StereoBuffer) {
    var (left, right) = (block.left, block.right)
    var highs = highs
    for i in left.indices {
      let x = highs(SIMD2(left[i], right[i]))
      left[i] = x.x
      right[i] = x.y
    }
    self.highs = highs
    for index in entranceLeft.indices { entranceLeft[index].process(&left) }
    for index in entranceRight.indices { entranceRight[index].process(&right) }
    let level = level
    for i in 0..<block.frames {
      let (l, r) = (left[i], right[i])
      let out = advance(SIMD8(l, r, l, r, -l, r, l, -r))
      block.left[i] += level * (out[0] + out[2] - out[4] + out[6])
      block.right[i] += level * (out[1] + out[3] + out[5] - out[7])
    }
  }

  /// Takes one sample out of each line and puts the mixed ones and `input` in.
  @inline(__always)
  private mutating func advance(_ input: SIMD8<Float>) -> SIMD8<Float> {
    let mask = ring.count - 1
    var out = SIMD8<Float>(repeating: 0)
    for line in 0..<8 { out[line] = ring[(head - delays[line]) & mask][line] }
    low += damping * (out - low)
    ring[head] = Self.hadamard(low * gains) + input
    head = (head + 1) & mask
    return out
  }

  /// The orthogonal Hadamard matrix of order 8.
  @inline(__always)
  private static func hadamard(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let a = x.lowHalf + x.highHalf
    let b = x.lowHalf - x.highHalf
    let c = SIMD4(lowHalf: a.lowHalf + a.highHalf, highHalf: a.lowHalf - a.highHalf)
    let d = SIMD4(lowHalf: b.lowHalf + b.highHalf, highHalf: b.lowHalf - b.highHalf)
    let y = SIMD8(lowHalf: c, highHalf: d)
    return SIMD8(lowHalf: y.evenHalf + y.oddHalf, highHalf: y.evenHalf - y.oddHalf) * 0.353_553_4
  }
}

/// An all-pass, or with a gain of 0 a plain delay, of one channel.
struct AllpassDelay: Sendable {
  private var line: [Float]
  private var head = 0
  private let gain: Float

  /// An all-pass of `length` frames with a gain of 0.65.
  init(length: Int) {
    line = [Float](repeating: 0, count: length)
    gain = 0.65
  }

  /// A delay of `delay` frames, at least 1.
  init(delay: Int) {
    line = [Float](repeating: 0, count: max(1, delay))
    gain = 0
  }

  /// Processes samples in place.
  mutating func process(_ samples: inout [Float]) {
    let (gain, count) = (gain, line.count)
    var index = head
    for i in samples.indices {
      let delayed = line[index]
      let fed = samples[i] + gain * delayed
      line[index] = fed
      samples[i] = delayed - gain * fed
      index = index + 1 == count ? 0 : index + 1
    }
    head = index
  }
}
