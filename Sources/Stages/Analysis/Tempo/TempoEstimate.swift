import Audio
import Foundation

/// Tempo of a recording.
struct TempoEstimate: Sendable, Equatable {
  /// Beats per minute.
  var bpm: Double
  /// 0…1.
  var confidence: Double
  /// Half or double, in BPM, if that could be meant.
  var alternative: Double?
  /// True if one tempo and one phase fit the whole recording.
  var isSteady: Bool
  /// Tempo over time; nil when it is too loose to say.
  var map: TempoTrack?

  /// Stretches of one tempo, or of one that changes evenly, in beats per minute.
  var sections: [TempoSection]? {
    map?.segments.map {
      TempoSection(start: .s($0.start), end: .s($0.end), bpm: bpm * $0.first, lastBpm: bpm * $0.last)
    }
  }

  /// The same tempo counted in beats that last `factor` of these, which become the alternative.
  func slower(by factor: Double) -> TempoEstimate {
    var slower = self
    (slower.bpm, slower.alternative) = (bpm / factor, bpm)
    return slower
  }
}

/// Tempo over time, in segments of one tempo each, or of one that rises or falls evenly.
struct TempoTrack: Sendable, Equatable {
  /// Stretch of time with a tempo at each of its ends.
  struct Segment: Sendable, Equatable {
    /// In seconds.
    var start: Double
    var end: Double
    /// Tempo at the start and at the end: in a map shares of the recording's tempo, before that BPM.
    var first: Double
    var last: Double
  }

  /// In order, from the start of the recording to its end; at least one.
  let segments: [Segment]

  init(segments: [Segment]) { self.segments = segments }

  /// Map of one tempo from beginning to end; `duration` in seconds.
  static func steady(duration: Double) -> TempoTrack {
    TempoTrack(segments: [Segment(start: 0, end: duration, first: 1, last: 1)])
  }

  var isSteady: Bool { segments.count == 1 && segments[0].first == segments[0].last }

  /// Drift from the first tempo to the one that is farthest from it, as a share: 0.1 where it rises by a tenth.
  var drift: Double {
    let begin = segments[0].first
    let tempi = segments.flatMap { [$0.first, $0.last] }
    let farthest = tempi.max { abs(log($0 / begin)) < abs(log($1 / begin)) } ?? begin
    return farthest / begin - 1
  }

  /// Tempo at `time` in seconds, as a share of the recording's.
  func ratio(at time: Double) -> Double {
    guard let segment = segments.last(where: { $0.start <= time }) ?? segments.first else { return 1 }
    let phase = (time - segment.start) / max(1e-3, segment.end - segment.start)
    return segment.first * pow(segment.last / segment.first, min(max(phase, 0), 1))
  }

  /// Share of the time in which the tempo is within 1 % of the recording's, 0…1.
  var share: Double {
    let times = stride(from: segments[0].start, to: segments[segments.count - 1].end, by: 0.5)
    let (near, all) = times.reduce(into: (0.0, 0.0)) { sums, time in
      sums.0 += abs(ratio(at: time) - 1) < 0.01 ? 1 : 0
      sums.1 += 1
    }
    return all > 0 ? near / all : 1
  }
}
