/// A wavetable oscillator that reads four frames at a time; it does not alias, whatever the pitch.
struct Oscillator: Sendable {
  private var phase: UInt32

  /// `phase` counts periods, 0 ..< 1.
  init(phase: Double) { self.phase = UInt32(truncatingIfNeeded: Int64(phase * 0x1p32)) }

  /// Adds the next frames, each `step` periods further on, to both sides; `step` is below ½.
  mutating func add(_ table: Wavetable, to chunk: inout StereoChunk, step: Double, gains: SIMD2<Float>) {
    let (left, right) = (gains.x, gains.y)
    read(table, step: step) { four, values in
      chunk.left[four] += left * values
      chunk.right[four] += right * values
    }
  }

  /// Adds the next frames to one channel.
  mutating func add(_ table: Wavetable, to chunk: inout MonoChunk, step: Double, gain: Float) {
    read(table, step: step) { four, values in chunk[four] += gain * values }
  }

  @inline(__always)
  private mutating func read(_ table: Wavetable, step: Double, _ use: (Int, SIMD4<Float>) -> Void) {
    let level = Wavetable.start(step: step)
    let advance = UInt32(step * 0x1p32)
    var p = phase &+ advance &* SIMD4(0, 1, 2, 3)
    for four in 0..<MonoChunk.fours {
      use(four, table(p, from: level))
      p = p &+ advance &* 4
    }
    phase = p.x
  }
}

/// A phase accumulator in periods, −½ ..< ½; its integer phase never drifts.
struct PhaseAccumulator: Sendable {
  private var phase: UInt32 = 0

  /// The phases of the next four frames, each `step` turns further on.
  @inline(__always)
  mutating func next(_ step: Double) -> SIMD4<Float> {
    let advance = UInt32(truncatingIfNeeded: Int64(step * 0x1p32))
    let phases = phase &+ advance &* SIMD4(0, 1, 2, 3)
    phase = phase &+ advance &* 4
    return SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: phases)) * 0x1p-32
  }
}
