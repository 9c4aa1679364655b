import Analysis
import Audio
import Foundation
import Music

/// The tempi of a song that changes its tempo, as a measurement can find them: means over a few seconds.
struct PlannedTempi {
  /// The seconds over which a tempo is measured, about.
  private static let window = 8.0
  /// The share by which a measured tempo may be off: the middle of a window is not sharp in time.
  static let tolerance = 0.06

  private let map: TempoMap
  private let length: Double

  /// For a song of `length` seconds.
  init(_ map: TempoMap, length: Double) { (self.map, self.length) = (map, length) }

  /// The planned curve of a delivery; nil where the tempo stays the same.
  init?(_ expected: Expectations, length: Double) {
    guard let map = expected.tempoCurve else { return nil }
    self.init(map, length: min(length, expected.sections.last?.time.end ?? length))
  }

  /// The seconds that an even change must last to be measured.
  private static let shortest = 16.0

  /// True if no gradual change is so short that it lies within a few windows, as a ritardando does.
  var isMeasurable: Bool {
    zip(map.points, map.points.dropFirst()).allSatisfy { point, next in
      !point.ramps || map.seconds(of: next.at) - map.seconds(of: point.at) >= Self.shortest
    }
  }

  var begin: Double { bpm(around: 0) }
  var end: Double { bpm(around: length) }

  /// The tempo that is farthest from the first, as a share above or below it.
  var drift: Double {
    let shares = stride(from: 0, through: length, by: 1).map { bpm(around: $0) / begin - 1 }
    return shares.max { abs(log1p($0)) < abs(log1p($1)) } ?? 0
  }

  /// In beats of the meter per minute.
  func bpm(around time: Double) -> Double {
    let half = min(Self.window, length) / 2
    let middle = min(max(time, half), length - half)
    let quarters = map.quarters(after: middle + half) - map.quarters(after: middle - half)
    return quarters / (2 * half) * 60 / map.opening.beat.quarters
  }

  /// The measured tempi of the beginning and the end, at the metrical level that comes nearest to the plan.
  func measured(_ sections: [TempoSection]) -> (begin: Double, end: Double)? {
    let half = min(Self.window, length) / 2
    guard let first = Self.bpm(in: sections, at: half), let last = Self.bpm(in: sections, at: length - half) else {
      return nil
    }
    let level = TempoResolver.ratio(of: (first * last).squareRoot(), to: (begin * end).squareRoot())
    return (first * level, last * level)
  }

  /// On the line through the stretch that a time lies in.
  private static func bpm(in sections: [TempoSection], at time: Double) -> Double? {
    guard let section = sections.last(where: { $0.start.value <= time }) ?? sections.first else { return nil }
    let length = section.end.value - section.start.value
    let way = length > 0 ? min(1, max(0, (time - section.start.value) / length)) : 0
    return section.bpm + way * (section.lastBpm - section.bpm)
  }

  static func isNear(_ measured: Double, _ planned: Double) -> Bool { abs(measured / planned - 1) <= tolerance }
}
