import Foundation

/// How the tempo goes along a recording: in stretches of one tempo each, or of one that rises or falls evenly.
struct TempoCourse: Sendable, Equatable {
  struct Stretch: Sendable, Equatable {
    /// In seconds.
    var start: Double
    var end: Double
    /// The tempo at the start and at the end, as shares of the recording's.
    var first: Double
    var last: Double
  }

  /// In order, from the start of the recording to its end; at least one.
  private(set) var stretches: [Stretch]

  /// What is one tempo from beginning to end.
  static func steady(duration: Double) -> TempoCourse {
    TempoCourse(stretches: [Stretch(start: 0, end: duration, first: 1, last: 1)])
  }

  init(stretches: [Stretch]) { self.stretches = stretches }

  var isSteady: Bool { stretches.count == 1 && stretches[0].first == stretches[0].last }

  /// How far the tempo goes from where it begins, as a share: the tempo farthest from the first, less 1.
  var drift: Double {
    let begin = stretches[0].first
    let tempi = stretches.flatMap { [$0.first, $0.last] }
    let farthest = tempi.max { abs(log($0 / begin)) < abs(log($1 / begin)) } ?? begin
    return farthest / begin - 1
  }

  /// The tempo at `time` in seconds as a share of the recording's.
  func ratio(at time: Double) -> Double {
    guard let stretch = stretches.last(where: { $0.start <= time }) ?? stretches.first else { return 1 }
    let place = (time - stretch.start) / max(1e-3, stretch.end - stretch.start)
    return stretch.first * pow(stretch.last / stretch.first, min(max(place, 0), 1))
  }

  /// The share of the time in which the tempo is within 1 % of the recording's.
  var share: Double {
    let places = stride(from: stretches[0].start, to: stretches[stretches.count - 1].end, by: 0.5)
    let (near, all) = places.reduce(into: (0.0, 0.0)) { sums, time in
      sums.0 += abs(ratio(at: time) - 1) < 0.01 ? 1 : 0
      sums.1 += 1
    }
    return all > 0 ? near / all : 1
  }
}
