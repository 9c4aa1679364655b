import Foundation
import Signal

/// A room: eight delay lines that feed each other through a Hadamard matrix, after two all-pass diffusers a side.
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

  private var lines: [Float]
  private var starts: [8 of Int] = .init(repeating: 0)
  private var sizes: [8 of Int] = .init(repeating: 0)
  private var heads: [8 of Int] = .init(repeating: 0)
  private var gains = SIMD8<Float>(repeating: 0)
  private var low = SIMD8<Float>(repeating: 0)
  private let damping: Float
  private let level: Float
  private var highLeft = Biquad(.highPass(.Hz(220)))
  private var highRight = Biquad(.highPass(.Hz(220)))
  private var diffusers: [Diffuser]

  init(_ settings: Settings) {
    var total = 0
    for (index, length) in Self.lengths.enumerated() {
      let frames = SampleRate.standard.frames(in: .ms(length * settings.size))
      starts[index] = total
      sizes[index] = frames
      gains[index] = Float(pow(10, -3 * Double(frames) / SampleRate.standard.value / settings.decay))
      total += frames
    }
    lines = [Float](repeating: 0, count: total)
    damping = 1 - Float(exp(-2 * Double.pi * settings.damping / SampleRate.standard.value))
    level = Float(Decibels.dB(settings.level).factor)
    let before = SampleRate.standard.frames(in: .s(settings.preDelay))
    diffusers = [229, 611, 173, 447].map { Diffuser(length: $0) } + [before, before].map { Diffuser(delay: $0) }
  }

  mutating func process(_ block: inout StereoBuffer) {
    for i in 0..<block.frames {
      let l = diffusers[1].next(diffusers[0].next(diffusers[4].next(highLeft(block.left[i]))))
      let r = diffusers[3].next(diffusers[2].next(diffusers[5].next(highRight(block.right[i]))))
      let out = advance(SIMD8(l, r, l, r, -l, r, l, -r))
      block.left[i] += level * (out[0] + out[2] - out[4] + out[6])
      block.right[i] += level * (out[1] + out[3] + out[5] - out[7])
    }
  }

  /// Takes one sample out of each line and puts the mixed ones and `input` in.
  @inline(__always)
  private mutating func advance(_ input: SIMD8<Float>) -> SIMD8<Float> {
    var out = SIMD8<Float>(repeating: 0)
    for line in 0..<8 { out[line] = lines[starts[line] + heads[line]] }
    low += damping * (out - low)
    let mixed = Self.hadamard(low * gains) + input
    for line in 0..<8 {
      lines[starts[line] + heads[line]] = mixed[line]
      let next = heads[line] + 1
      heads[line] = next == sizes[line] ? 0 : next
    }
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

/// An all-pass, or with a gain of 0 a plain delay.
struct Diffuser: Sendable {
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

  @inline(__always)
  mutating func next(_ x: Float) -> Float {
    let delayed = line[head]
    let fed = x + gain * delayed
    line[head] = fed
    head = head + 1 == line.count ? 0 : head + 1
    return delayed - gain * fed
  }
}
