import Audio
import Foundation

/// Two-fold oversampling of a curve, so that harmonics above half the rate are removed instead of aliased.
///
/// Source: half-band windowed sinc, 47 taps, Kaiser window with β = 7.9 (80 dB, J. Kaiser 1974): every second tap but the
/// middle one is 0, so that either way costs 12 products a sample. Four frames are worked out side by side.
struct Oversampler: Sendable {
  /// The delay in frames between a sound and what comes out.
  static let delay = 23
  private static let side = 12
  private static let taps = kaiserTaps()

  /// The histories before and behind the curve, of own and in-between frames: the last 23, then a chunk.
  private var before = line
  private var even = line
  private var odd = line
  private let taps = Oversampler.taps

  /// Sends the first `count` frames of a chunk through `curve` at twice the rate; the rest of the chunk is undefined then.
  @inline(__always)
  mutating func process(
    _ chunk: inout MonoChunk, count: Int = MonoChunk.frames, _ curve: (SIMD4<Float>) -> SIMD4<Float>
  ) {
    let fours = (count + 3) / 4
    for four in 0..<fours { Self.write(chunk[four], to: &before, at: 4 * four + Self.delay) }
    for four in 0..<fours {
      // Between two samples lies the interpolated one; the sample itself passes in the middle of the window.
      Self.write(curve(Self.four(before, at: 4 * four + 11)), to: &even, at: 4 * four + Self.delay)
      Self.write(curve(2 * sum(before, at: 4 * four)), to: &odd, at: 4 * four + Self.delay)
    }
    for four in 0..<fours { chunk[four] = 0.5 * Self.four(even, at: 4 * four + 12) + sum(odd, at: 4 * four) }
    for i in 0..<Self.delay {
      before[i] = before[count + i]
      even[i] = even[count + i]
      odd[i] = odd[count + i]
    }
  }

  /// The same frames and those between them: twice as many, in two chunks.
  mutating func up(_ chunk: MonoChunk) -> (MonoChunk, MonoChunk) {
    var halves = (MonoChunk(), MonoChunk())
    for four in 0..<MonoChunk.fours { Self.write(chunk[four], to: &before, at: 4 * four + Self.delay) }
    for four in 0..<MonoChunk.fours {
      let (own, between) = (Self.four(before, at: 4 * four + 11), 2 * sum(before, at: 4 * four))
      let low = SIMD4(own.x, between.x, own.y, between.y)
      let high = SIMD4(own.z, between.z, own.w, between.w)
      let index = 2 * four % MonoChunk.fours
      if four < MonoChunk.fours / 2 {
        halves.0[index] = low
        halves.0[index + 1] = high
      } else {
        halves.1[index] = low
        halves.1[index + 1] = high
      }
    }
    for i in 0..<Self.delay { before[i] = before[MonoChunk.frames + i] }
    return halves
  }

  /// The inverse of `up`: two chunks at twice the rate as one at the simple rate.
  mutating func down(_ first: MonoChunk, _ second: MonoChunk) -> MonoChunk {
    var chunk = MonoChunk()
    for four in 0..<MonoChunk.fours {
      let index = 2 * four % MonoChunk.fours
      let isFirst = four < MonoChunk.fours / 2
      let (low, high) = isFirst ? (first[index], first[index + 1]) : (second[index], second[index + 1])
      Self.write(SIMD4(lowHalf: low.evenHalf, highHalf: high.evenHalf), to: &even, at: 4 * four + Self.delay)
      Self.write(SIMD4(lowHalf: low.oddHalf, highHalf: high.oddHalf), to: &odd, at: 4 * four + Self.delay)
    }
    for four in 0..<MonoChunk.fours { chunk[four] = 0.5 * Self.four(even, at: 4 * four + 12) + sum(odd, at: 4 * four) }
    for i in 0..<Self.delay {
      even[i] = even[MonoChunk.frames + i]
      odd[i] = odd[MonoChunk.frames + i]
    }
    return chunk
  }

  /// The taps' products with the 24 samples that end with sample `start` + 23, for four starts.
  @inline(__always)
  private func sum(_ line: [Float], at start: Int) -> SIMD4<Float> {
    var sum = SIMD4<Float>.zero
    for tap in 0..<Self.side {
      sum += taps[tap] * (Self.four(line, at: start + 12 + tap) + Self.four(line, at: start + 11 - tap))
    }
    return sum
  }

  @inline(__always)
  private static func four(_ line: [Float], at index: Int) -> SIMD4<Float> {
    line.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 4 * index, as: SIMD4<Float>.self) }
  }

  @inline(__always)
  private static func write(_ four: SIMD4<Float>, to line: inout [Float], at index: Int) {
    line.withUnsafeMutableBytes { $0.storeBytes(of: four, toByteOffset: 4 * index, as: SIMD4<Float>.self) }
  }

  private static let line = [Float](repeating: 0, count: delay + MonoChunk.frames + 1)

  /// The taps beside the middle one, at odd distances 1, 3 … 23.
  private static func kaiserTaps() -> [Float] {
    let window = KaiserWindow(beta: 7.9)
    let raw = (0..<side).map { index in
      let distance = Double(2 * index + 1)
      return sin(Double.pi * distance / 2) / (Double.pi * distance) * window(distance / 24)
    }
    let sum = 2 * raw.reduce(0, +)
    return raw.map { Float(0.5 * $0 / sum) }
  }
}
