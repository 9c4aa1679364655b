import Audio
import Foundation

/// 64 frames of one channel, in fours, on the stack: envelopes, filters and pitches are worked out anew once a chunk.
struct MonoChunk: Sendable {
  /// The number of frames.
  static let frames = 64
  /// The number of vectors of four frames.
  static let fours = 16
  /// The offsets of four frames within a vector.
  static let offsets = SIMD4<Float>(0, 1, 2, 3)

  private var values = [16 of SIMD4<Float>](repeating: .zero)

  /// Four frames, from frame 4 · `four` on.
  subscript(four: Int) -> SIMD4<Float> {
    @inline(__always) get { values[four] }
    @inline(__always) set { values[four] = newValue }
  }

  /// Replaces each frame by what `body` makes of it, in order.
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
  var left = MonoChunk()
  var right = MonoChunk()

  /// Replaces each frame by what `body` makes of it, in order.
  @inline(__always)
  mutating func update(_ body: (SIMD2<Float>) -> SIMD2<Float>) {
    for four in 0..<MonoChunk.fours {
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
    for four in 0..<MonoChunk.fours {
      let gain = gain(4 * four)
      left[four] *= gain
      right[four] *= gain
    }
  }
}

extension StereoChunk {
  /// One channel, panned.
  init(_ mono: MonoChunk, pan: Pan) {
    for four in 0..<MonoChunk.fours {
      left[four] = pan.left * mono[four]
      right[four] = pan.right * mono[four]
    }
  }
}

/// A gain that changes evenly over a chunk; it has come to `end` with the last frame.
struct Ramp: Sendable {
  private let first: SIMD4<Float>
  private let perFour: Float

  init(from start: Float, to end: Float) {
    let slope = (end - start) / Float(MonoChunk.frames)
    first = start + slope * (MonoChunk.offsets + 1)
    perFour = 4 * slope
  }

  /// The gains of four frames.
  @inline(__always)
  subscript(four: Int) -> SIMD4<Float> { first + perFour * Float(four) }
}

/// Equal-power panning: cos and sin of the pan angle, times √2.
struct Pan: Sendable {
  let left: Float
  let right: Float

  /// −1 is left, 0 the middle (a gain of 1 on both sides), 1 right.
  init(_ position: Double) {
    let angle = (min(1, max(-1, position)) + 1) * Double.pi / 4
    left = Float(cos(angle) * 2.squareRoot())
    right = Float(sin(angle) * 2.squareRoot())
  }
}

extension StereoChunk {
  /// The frames of `buffer` from `start` on, with silence after its end.
  init(_ buffer: StereoBuffer, from start: Int) {
    left = MonoChunk(buffer.left, from: start)
    right = MonoChunk(buffer.right, from: start)
  }

  /// Writes the frames over those of `buffer` from `start` on, up to its end.
  func copy(to buffer: inout StereoBuffer, at start: Int) {
    left.copy(to: &buffer.left, at: start)
    right.copy(to: &buffer.right, at: start)
  }
}

extension MonoChunk {
  fileprivate init(_ samples: [Float], from start: Int) {
    self.init()
    var index = start
    update { _ in
      index += 1
      return index <= samples.count ? samples[index - 1] : 0
    }
  }

  fileprivate func copy(to samples: inout [Float], at start: Int) {
    var copy = self
    var index = start
    copy.update { x in
      if index < samples.count { samples[index] = x }
      index += 1
      return x
    }
  }
}
