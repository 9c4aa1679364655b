import Audio
import Foundation

/// A true-peak limiter that sees 4 ms ahead: its gain falls and rises smoothly and is never more than 1.
///
/// The gain that each slot needs is held from 4 ms before to 8 ms after it, released exponentially, and smoothed by two
/// boxes no longer than the look-ahead, so that it is down in time.
struct Limiter {
  private static let ahead = 6
  private static let hold = Slots.count(in: .ms(8))
  /// Their lengths, less one, add up to less than the look-ahead.
  private static let boxes = [4, 3]

  let ceiling: Float
  let release: Seconds

  init(ceiling: TruePeak, release: Seconds = .ms(100)) {
    self.ceiling = Float(ceiling.amplitude)
    self.release = release
  }

  /// The gain at the beginning of each slot and at the end of the last, for peaks that already have the gains `before`.
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
    let glide = Slots.glide(over: release)
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
