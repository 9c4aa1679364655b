/// 64 frames of one channel, in fours, on the stack: envelopes, filters and pitches are worked out anew once a chunk.
struct Chunk: Sendable {
  /// How many frames it has.
  static let frames = 64
  /// How many fours it has.
  static let fours = 16
  /// The places of four frames within a four.
  static let places = SIMD4<Float>(0, 1, 2, 3)

  private var values = [16 of SIMD4<Float>](repeating: .zero)

  /// Four frames, from frame 4 · `four` on.
  subscript(four: Int) -> SIMD4<Float> {
    @inline(__always) get { values[four] }
    @inline(__always) set { values[four] = newValue }
  }

  /// Hands the frames to `body` one after the other and keeps what comes back.
  @inline(__always)
  mutating func update(_ body: (Float) -> Float) {
    for four in 0..<Self.fours {
      let x = values[four]
      let (a, b, c, d) = (body(x.x), body(x.y), body(x.z), body(x.w))
      values[four] = SIMD4(a, b, c, d)
    }
  }
}

/// The same of both channels: what a voice renders at a time.
struct StereoChunk: Sendable {
  var left = Chunk()
  var right = Chunk()

  /// Hands the frames to `body` one after the other and keeps what comes back.
  @inline(__always)
  mutating func update(_ body: (SIMD2<Float>) -> SIMD2<Float>) {
    for four in 0..<Chunk.fours {
      let (l, r) = (left[four], right[four])
      let a = body(SIMD2(l.x, r.x))
      let b = body(SIMD2(l.y, r.y))
      let c = body(SIMD2(l.z, r.z))
      let d = body(SIMD2(l.w, r.w))
      left[four] = SIMD4(a.x, b.x, c.x, d.x)
      right[four] = SIMD4(a.y, b.y, c.y, d.y)
    }
  }

  /// Turns both channels up or down along `ramp`.
  @inline(__always)
  mutating func scale(by ramp: Ramp) { scale { ramp[$0 / 4] } }

  /// Turns both channels up or down by what `gain` says for the four frames from a frame on.
  @inline(__always)
  mutating func scale(_ gain: (_ frame: Int) -> SIMD4<Float>) {
    for four in 0..<Chunk.fours {
      let gain = gain(4 * four)
      left[four] *= gain
      right[four] *= gain
    }
  }
}

extension StereoChunk {
  /// One channel, placed by `pan`.
  init(_ mono: Chunk, pan: Pan) {
    for four in 0..<Chunk.fours {
      left[four] = pan.left * mono[four]
      right[four] = pan.right * mono[four]
    }
  }
}
