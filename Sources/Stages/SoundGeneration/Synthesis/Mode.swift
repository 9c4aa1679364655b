import Audio
import Foundation

/// A decaying sine, worked out four frames at a time as a pointer that turns and shrinks.
///
/// Source: the impulse response of coupled second-order resonators, as in F. Avanzini and D. Rocchesso, *Modal synthesis*
/// (2001).
struct Mode: Sendable {
  /// What is 120 dB down is not worked out any more.
  private static let silence: Float = 1e-12

  /// The pointer at the next four frames.
  private var real = SIMD4<Float>.zero
  private var imaginary = SIMD4<Float>.zero
  /// By how much it turns and shrinks in four frames.
  private let turn: (real: Float, imaginary: Float)
  private let left: Float
  private let right: Float

  /// It starts from 0, as sines do; `decay` is the seconds to −60 dB.
  init(hertz: Double, level: Double, decay: Double, _ pan: Pan) {
    let rate = SampleRate.standard.value
    let angle = 2 * Double.pi * hertz / rate
    let fall = -Envelope.sixtyDecibels / (decay * rate)
    for lane in 0..<4 {
      let frames = Double(lane + 1)
      real[lane] = Float(level * exp(fall * frames) * cos(angle * frames))
      imaginary[lane] = Float(level * exp(fall * frames) * sin(angle * frames))
    }
    turn = (Float(exp(4 * fall) * cos(4 * angle)), Float(exp(4 * fall) * sin(4 * angle)))
    left = pan.left
    right = pan.right
  }

  var isOver: Bool { real.x * real.x + imaginary.x * imaginary.x < Self.silence }

  /// Adds its next frames.
  @inline(__always)
  mutating func add(to chunk: inout StereoChunk) {
    var (x, y) = (real, imaginary)
    for four in 0..<Chunk.fours {
      chunk.left[four] += left * y
      chunk.right[four] += right * y
      (x, y) = (x * turn.real - y * turn.imaginary, x * turn.imaginary + y * turn.real)
    }
    (real, imaginary) = (x, y)
  }
}
