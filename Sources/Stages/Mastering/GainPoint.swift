import Audio
import Foundation

/// The shared gain at one time; between two points it goes along a straight line.
public struct GainPoint: Sendable, Hashable, Codable {
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
  func thinned(within tolerance: Double = 0.01) -> [GainPoint] {
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

  private func point(_ slot: Int, _ gain: Double) -> GainPoint {
    GainPoint(time: SampleRate.standard.time(of: slot * Slots.frames), gain: max(0, gain))
  }
}
