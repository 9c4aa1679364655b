import Audio

extension SeededRandom {
  /// Noise for both channels, uniform in −1 ..< 1.
  @inline(__always)
  mutating func stereo() -> SIMD2<Float> {
    let bits = next()
    return SIMD2(Float(Int32(truncatingIfNeeded: bits >> 32)), Float(Int32(truncatingIfNeeded: bits))) * 0x1p-31
  }
}
