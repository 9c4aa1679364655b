import Signal

/// Up to four second-order sections for both channels at once.
///
/// A section waits for its own last output; several in one loop, left and right side by side, hide that.
struct StereoCascade {
  static let size = 4
  private var sections: [4 of Section]

  /// One section, transposed direct form II, of which lane 0 is left and lane 1 right.
  private struct Section {
    var b0: Float = 1
    var b1: Float = 0
    var b2: Float = 0
    var a1: Float = 0
    var a2: Float = 0
    var z1 = SIMD2<Float>.zero
    var z2 = SIMD2<Float>.zero

    @inline(__always)
    mutating func callAsFunction(_ x: SIMD2<Float>) -> SIMD2<Float> {
      let y = b0 * x + z1
      z1 = b1 * x - a1 * y + z2
      z2 = b2 * x - a2 * y
      return y
    }
  }

  /// At most four `coefficients`.
  init(_ coefficients: ArraySlice<BiquadCoefficients>) {
    sections = [4 of Section](repeating: Section())
    for (i, c) in coefficients.enumerated() {
      sections[i] = Section(b0: c.b0, b1: c.b1, b2: c.b2, a1: c.a1, a2: c.a2)
    }
  }

  mutating func process(_ block: inout StereoBuffer) {
    var (first, second, third, fourth) = (sections[0], sections[1], sections[2], sections[3])
    for i in 0..<block.frames {
      let y = fourth(third(second(first(SIMD2(block.left[i], block.right[i])))))
      block.left[i] = y.x
      block.right[i] = y.y
    }
    (sections[0], sections[1], sections[2], sections[3]) = (first, second, third, fourth)
  }

  /// As many cascades as `coefficients` need.
  static func cascades(_ coefficients: [BiquadCoefficients]) -> [Self] {
    stride(from: 0, to: coefficients.count, by: size).map {
      Self(coefficients[$0..<min($0 + size, coefficients.count)])
    }
  }
}
