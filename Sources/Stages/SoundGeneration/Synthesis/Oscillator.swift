/// So many frames of one channel, on the stack: envelopes, filters and pitches are worked out anew once a chunk.
typealias Chunk = [64 of Float]

/// The same of both channels.
typealias StereoChunk = [64 of SIMD2<Float>]

/// Reads a wavetable; it does not alias, whatever the pitch.
struct Oscillator: Sendable {
  private var phase: UInt32

  /// `phase` counts periods, 0 ..< 1.
  init(phase: Double) { self.phase = UInt32(truncatingIfNeeded: Int64(phase * 0x1p32)) }

  /// Adds the next `count` samples, each `step` periods further on, to both sides; `step` is below ½.
  mutating func add(
    _ table: Wavetable, to chunk: inout StereoChunk, count: Int, step: Double, gains: SIMD2<Float>
  ) {
    let start = Wavetable.start(step: step)
    let advance = UInt32(step * 0x1p32)
    let values = table.values
    var p = phase
    for i in 0..<count {
      chunk[i] += gains * Self.value(values, start, p)
      p &+= advance
    }
    phase = p
  }

  /// Adds the next `count` samples to one channel.
  mutating func add(_ table: Wavetable, to chunk: inout Chunk, count: Int, step: Double, gain: Float) {
    let start = Wavetable.start(step: step)
    let advance = UInt32(step * 0x1p32)
    let values = table.values
    var p = phase
    for i in 0..<count {
      chunk[i] += gain * Self.value(values, start, p)
      p &+= advance
    }
    phase = p
  }

  @inline(__always)
  private static func value(_ values: [SIMD2<Float>], _ start: Int, _ phase: UInt32) -> Float {
    let pair = values[start + Int(phase >> Wavetable.fractionBits)]
    let between = Float(Int32(bitPattern: phase & 0x1f_ffff)) * 0x1p-21
    return pair.x + between * pair.y
  }
}
