import Audio
import Foundation

/// Exact tempo near a coarse one, and its map where no single tempo fits the whole recording.
///
/// The onset curve is correlated with pulses at the beat and its subdivisions over the whole length, so the resolution is
/// that of the length: a sixteenth at 120 BPM off by 0.05 BPM falls out of step within 5 minutes by a fifth of a cycle.
struct TempoRefinement {
  private let curve: [Float]
  /// Beats, eighths, triplets and sixteenths: fine subdivisions place the peak, the beat keeps it from sliding.
  static let harmonics = [1.0, 2, 3, 4]

  init(_ curves: OnsetCurves) { curve = curves.sum(weights: [1, 1, 1, 1]) }

  /// Exact tempo of a recording.
  struct RefinedTempo {
    /// Beats per minute.
    var bpm: Double
    /// True if one tempo and one phase fit the whole recording.
    var isSteady: Bool
    /// Nil when the tempo is too loose to say.
    var map: TempoTrack?
  }

  // Phase agreement from which a tempo is steady.
  private static let steady = 0.75

  /// Best tempo within 3 % of `coarse`, in BPM.
  func refine(_ coarse: Double) -> RefinedTempo {
    let length = max(1, Double(curve.count) / OnsetCurves.rate)
    let fine = narrowed(coarse, length: length)
    let isSteady = steadiness(fine) > Self.steady
    guard let segments = TempoTrackFitting(Tempogram(curve, near: fine).windows).segments(duration: length) else {
      return RefinedTempo(bpm: fine, isSteady: isSteady, map: isSteady ? .steady(duration: length) : nil)
    }
    guard segments.count > 1 || segments[0].first != segments[0].last else {
      return RefinedTempo(bpm: fine, isSteady: isSteady, map: .steady(duration: length))
    }
    let level = Self.leveled(segments)
    let main = Self.representative(of: level)
    let shares = level.map {
      TempoTrack.Segment(start: $0.start, end: $0.end, first: $0.first / main, last: $0.last / main)
    }
    return RefinedTempo(bpm: main, isSteady: false, map: TempoTrack(segments: shares))
  }

  /// Peak of the coherence, looked for in ever longer stretches: the grid starts where one is short enough for 3 % to be sure to
  /// agree, and ends with the whole recording.
  private func narrowed(_ coarse: Double, length: Double) -> Double {
    var bpm = coarse
    var reach = 0.03 * coarse
    var stretch = min(length, 12)
    while true {
      bpm = peak(near: bpm, within: reach, step: 1.5 / stretch, seconds: stretch)
      if stretch >= length { break }
      reach = 6 / stretch
      stretch = min(length, stretch * 2)
    }
    return peak(near: bpm, within: 1.5 / length, step: 0.1 / length, seconds: length)
  }

  /// Segments at the octave that is nearest to the one before: half and double time are one pulse.
  private static func leveled(_ segments: [TempoTrack.Segment]) -> [TempoTrack.Segment] {
    segments.reduce(into: []) { leveled, segment in
      let octaves = leveled.last.map { exp2(log2($0.last / segment.first).rounded()) } ?? 1
      leveled.append(
        TempoTrack.Segment(
          start: segment.start, end: segment.end, first: segment.first * octaves, last: segment.last * octaves))
    }
  }

  /// Tempo in the middle of the longest segment, or of the first that is about as long.
  private static func representative(of segments: [TempoTrack.Segment]) -> Double {
    let longest = segments.map { $0.end - $0.start }.max() ?? 0
    let main = segments.first { $0.end - $0.start > 0.8 * longest } ?? segments[0]
    return (main.first * main.last).squareRoot()
  }

  /// Agreement of pieces of 6 s on the phase of `bpm`, 0…1, at the subdivision where they agree best.
  ///
  /// Syncopation turns the phase of some subdivisions from section to section, drift turns all of them.
  private func steadiness(_ bpm: Double) -> Double {
    let frames = Int(6 * OnsetCurves.rate)
    return Self.harmonics.map { harmonic in
      let pieces = stride(from: 0, to: curve.count, by: frames).map { first in
        let range = first..<min(first + frames, curve.count)
        let turns = bpm / 60 * harmonic / OnsetCurves.rate * Double(first)
        return turned(sum(range, frequency: bpm / 60 * harmonic), by: turns)
      }
      let whole = pieces.reduce(SIMD2<Double>(), +)
      let parts = pieces.reduce(0) { $0 + Self.length($1) }
      return parts > 0 ? Self.length(whole) / parts : 0
    }.max() ?? 0
  }

  private func turned(_ vector: SIMD2<Double>, by turns: Double) -> SIMD2<Double> {
    let (c, s) = (cos(2 * .pi * turns), sin(2 * .pi * turns))
    return SIMD2(vector.x * c - vector.y * s, vector.x * s + vector.y * c)
  }

  private static func length(_ vector: SIMD2<Double>) -> Double {
    (vector.x * vector.x + vector.y * vector.y).squareRoot()
  }

  /// Tempo of greatest coherence on a grid of `step` BPM, between its points by a parabola.
  private func peak(near bpm: Double, within reach: Double, step: Double, seconds: Double) -> Double {
    let steps = Int((reach / step).rounded(.up))
    let grid = (-steps...steps).map { bpm + Double($0) * step }
    let values = grid.map { coherence($0, seconds: seconds) }
    guard let best = values.indices.max(by: { values[$0] < values[$1] }) else { return bpm }
    guard best > 0, best < grid.count - 1 else { return grid[best] }
    return grid[best] + Parabola.vertex(values[best - 1], values[best], values[best + 1]) * step
  }

  /// Magnitude of the onsets' Fourier transform at `bpm` and its harmonics, summed over stretches of `seconds`.
  private func coherence(_ bpm: Double, seconds: Double) -> Double {
    let frames = max(1, Int(seconds * OnsetCurves.rate))
    var total = 0.0
    for harmonic in Self.harmonics {
      var first = 0
      while first < curve.count {
        let last = min(curve.count, first + frames)
        total += Self.length(sum(first..<last, frequency: bpm / 60 * harmonic))
        first = last
      }
    }
    return total
  }

  /// Fourier sum of the curve over `frames`, with the phase 0 at the first of them.
  private func sum(_ frames: Range<Int>, frequency: Double) -> SIMD2<Double> {
    let step = 2 * Double.pi * frequency / OnsetCurves.rate
    let (turnX, turnY) = (Float(cos(step)), Float(sin(step)))
    var (x, y): (Float, Float) = (1, 0)
    var (sumX, sumY): (Float, Float) = (0, 0)
    for i in frames {
      sumX += curve[i] * x
      sumY += curve[i] * y
      (x, y) = (x * turnX - y * turnY, x * turnY + y * turnX)
    }
    return SIMD2(Double(sumX), Double(sumY))
  }
}
