import Audio
import Foundation

/// A true-peak limiter with 4 ms of lookahead: its gain falls and rises smoothly and is never more than 1.
///
/// The gain that each control block needs is held from 4 ms before to 8 ms after it, released exponentially, and smoothed
/// by two moving averages no longer than the lookahead, so that it is down in time.
struct TruePeakLimiter {
  private static let ahead = 6
  private static let hold = ControlBlock.count(in: .ms(8))
  /// Lengths of the moving averages; less one each, they add up to less than the lookahead.
  private static let boxes = [4, 3]

  let ceiling: Float
  let release: Seconds

  init(ceiling: TruePeak, release: Seconds = .ms(100)) {
    self.ceiling = Float(ceiling.amplitude)
    self.release = release
  }

  /// The gain at the beginning of each control block and at the end of the last, for peaks behind the gains `before`.
  func gains(for peaks: [Float], under before: [Float]) -> [Float] {
    var needed = [Float](repeating: 1, count: peaks.count + 1)
    for j in peaks.indices {
      let peak = peaks[j] * max(before[j], before[j + 1])
      guard peak > ceiling else { continue }
      needed[j] = min(needed[j], ceiling / peak)
      needed[j + 1] = min(needed[j + 1], ceiling / peak)
    }
    var gains = SlidingMinimum.of(needed, back: Self.hold, ahead: Self.ahead)
    release(&gains)
    for box in Self.boxes { gains = Self.mean(of: gains, over: box) }
    return gains
  }

  private func release(_ gains: inout [Float]) {
    let glide = ControlBlock.glide(over: release)
    var gain: Float = 1
    for j in gains.indices {
      gain = min(gains[j], gain + glide * (gains[j] - gain))
      gains[j] = gain
    }
  }

  /// The mean of each value and those before it; the first stands for what would lie before it.
  private static func mean(of gains: [Float], over length: Int) -> [Float] {
    gains.indices.map { j in
      var sum: Float = 0
      for k in 0..<length { sum += gains[max(0, j - k)] }
      return min(1, sum / Float(length))
    }
  }
}

/// The minimum over a sliding window, in linear time.
enum SlidingMinimum {
  /// For each index the minimum from `back` before to `ahead` after it.
  ///
  /// Source: D. Lemire, *Streaming maximum-minimum filter using no more than three comparisons per element* (2006).
  static func of(_ values: [Float], back: Int, ahead: Int) -> [Float] {
    var result = values
    // Places whose values rise: the first is the minimum, later ones become it when those before have left.
    var candidates = [Int](repeating: 0, count: values.count)
    var (first, end) = (0, 0)
    for newest in 0..<values.count + ahead {
      if newest < values.count {
        while end > first, values[candidates[end - 1]] >= values[newest] { end -= 1 }
        candidates[end] = newest
        end += 1
      }
      let index = newest - ahead
      guard index >= 0 else { continue }
      while candidates[first] < index - back { first += 1 }
      result[index] = values[candidates[first]]
    }
    return result
  }
}
