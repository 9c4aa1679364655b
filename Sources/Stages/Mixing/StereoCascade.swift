import Audio

/// Up to four second-order sections for both channels at once.
///
/// A section waits for its own last output. So all four work in one step, each a frame behind the one before it: eight
/// lanes, of which the even ones are left, the first two the first section.
struct StereoCascade {
  static let size = 4
  private typealias Lanes = SIMD8<Float>

  private var b0 = Lanes(repeating: 1)
  private var b1 = Lanes.zero
  private var b2 = Lanes.zero
  private var a1 = Lanes.zero
  private var a2 = Lanes.zero
  private var z1 = Lanes.zero
  private var z2 = Lanes.zero

  /// At most four `coefficients`.
  init(_ coefficients: ArraySlice<BiquadCoefficients>) {
    for (section, c) in coefficients.enumerated() {
      for lane in [2 * section, 2 * section + 1] {
        (b0[lane], b1[lane], b2[lane], a1[lane], a2[lane]) = (c.b0, c.b1, c.b2, c.a1, c.a2)
      }
    }
  }

  mutating func process(_ block: inout StereoBuffer) {
    let behind = Self.size - 1
    var filter = self
    var y = Lanes.zero
    // While the first frames move in and the last ones out, some sections have nothing to do.
    for step in 0..<min(behind, block.frames) { y = filter.idle(block.frame(step), y, at: step, of: block.frames) }
    for step in min(behind, block.frames)..<block.frames {
      y = filter(block.frame(step), y)
      block.left[step - behind] = y[6]
      block.right[step - behind] = y[7]
    }
    for step in block.frames..<block.frames + behind {
      y = filter.idle(.zero, y, at: step, of: block.frames)
      guard step >= behind else { continue }
      block.left[step - behind] = y[6]
      block.right[step - behind] = y[7]
    }
    self = filter
  }

  /// One step of transposed direct form II, in which every section takes what the one before it gave in the last step.
  @inline(__always)
  private mutating func callAsFunction(_ input: SIMD2<Float>, _ last: Lanes) -> Lanes {
    let low = SIMD4(lowHalf: input, highHalf: last.lowHalf.lowHalf)
    let x = Lanes(lowHalf: low, highHalf: SIMD4(lowHalf: last.lowHalf.highHalf, highHalf: last.highHalf.lowHalf))
    let y = b0 * x + z1
    z1 = b1 * x - a1 * y + z2
    z2 = b2 * x - a2 * y
    return y
  }

  /// The same for the sections that have a frame of the block in this step.
  private mutating func idle(_ input: SIMD2<Float>, _ last: Lanes, at step: Int, of frames: Int) -> Lanes {
    let before = (z1, z2)
    let y = self(input, last)
    for section in 0..<Self.size where !(section..<section + frames).contains(step) {
      for lane in [2 * section, 2 * section + 1] { (z1[lane], z2[lane]) = (before.0[lane], before.1[lane]) }
    }
    return y
  }

  /// As many cascades as `coefficients` need.
  static func cascades(_ coefficients: [BiquadCoefficients]) -> [Self] {
    stride(from: 0, to: coefficients.count, by: size).map {
      Self(coefficients[$0..<min($0 + size, coefficients.count)])
    }
  }
}

extension StereoBuffer {
  @inline(__always)
  fileprivate func frame(_ i: Int) -> SIMD2<Float> { SIMD2(left[i], right[i]) }
}
