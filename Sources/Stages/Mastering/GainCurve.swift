import Audio
import Foundation

/// The grid of gains: one control block is 32 frames, two thirds of a millisecond.
///
/// A few numbers per control block are all that stays in memory of a track, so ten minutes take about 20 MB.
enum ControlBlock {
  static let frames = 32
  static let perSecond = SampleRate.standard.value / Double(frames)

  static func count(in time: Seconds) -> Int { Int((time.value * perSecond).rounded()) }

  /// The highest sample of each control block, measured from `centre`; the last block may be shorter.
  static func peaks(of samples: [Float], around centre: Float = 0) -> [Float] {
    (0..<(samples.count + frames - 1) / frames).map { block in
      // Amplitudes order like their bit patterns, and integers are compared several at a time.
      var highest: UInt32 = 0
      for i in block * frames..<min((block + 1) * frames, samples.count) {
        highest = max(highest, (samples[i] - centre).bitPattern & 0x7fff_ffff)
      }
      return Float(bitPattern: highest)
    }
  }

  /// The coefficient of a one-pole filter with this time constant, per control block: 1 − e^(−T/τ).
  static func glide(over time: Seconds) -> Float { Float(1 - exp(-1 / (time.value * perSecond))) }
}

/// The gain over time that all stems share: values at the borders of control blocks, straight lines between them.
struct GainCurve: Sendable {
  let points: [Float]

  /// The gain of `count` frames from frame `start` on, which must be the first of a control block.
  func gains(from start: Int, count: Int) -> [Float] {
    var gains = [Float](repeating: 0, count: count)
    let step = 1 / Float(ControlBlock.frames)
    for block in 0..<(count + ControlBlock.frames - 1) / ControlBlock.frames {
      let from = points[start / ControlBlock.frames + block]
      let slope = (points[start / ControlBlock.frames + block + 1] - from) * step
      let first = block * ControlBlock.frames
      for i in 0..<min(ControlBlock.frames, count - first) { gains[first + i] = from + slope * Float(i) }
    }
    return gains
  }
}

/// The shared gain at one time; between two points it goes along a straight line.
public struct GainCurvePoint: Sendable, Hashable, Codable {
  public let time: Seconds
  /// As a factor, 1 leaving the sound as it is.
  public let gain: Double

  public init(time: Seconds, gain: Double) {
    self.time = time
    self.gain = gain
  }
}

extension GainCurve {
  /// The curve as few points, nowhere further from it than `tolerance` of full scale.
  ///
  /// From each point the longest line is drawn that stays within a corridor around the values it passes (swing-door
  /// compression, E. H. Bristol, *Swinging door trending*, 1990).
  func thinned(within tolerance: Double = 0.01) -> [GainCurvePoint] {
    guard let first = points.first else { return [] }
    var kept = [point(0, Double(first))]
    var (anchor, start) = (0, Double(first))
    var (lowest, highest) = (-Double.infinity, Double.infinity)
    for i in points.indices.dropFirst() {
      let (value, distance) = (Double(points[i]), Double(i - anchor))
      let (low, high) = (
        max(lowest, (value - tolerance - start) / distance), min(highest, (value + tolerance - start) / distance)
      )
      if low <= high {
        (lowest, highest) = (low, high)
        continue
      }
      start += (lowest + highest) / 2 * Double(i - 1 - anchor)
      anchor = i - 1
      kept.append(point(anchor, start))
      (lowest, highest) = (value - tolerance - start, value + tolerance - start)
    }
    if points.count > 1 {
      start += (lowest + highest) / 2 * Double(points.count - 1 - anchor)
      kept.append(point(points.count - 1, start))
    }
    return kept
  }

  private func point(_ block: Int, _ gain: Double) -> GainCurvePoint {
    GainCurvePoint(time: SampleRate.standard.time(of: block * ControlBlock.frames), gain: max(0, gain))
  }
}
