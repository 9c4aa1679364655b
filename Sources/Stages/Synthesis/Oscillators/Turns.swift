/// The phase of a sine in turns, −½ ..< ½; it is a whole number inside and so never drifts.
struct Turns: Sendable {
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
