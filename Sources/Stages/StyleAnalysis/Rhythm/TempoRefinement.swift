import Audio
import Foundation

/// Makes a tempo exact, where one tempo fits the whole track.
///
/// The onset curve is compared with pulses at the beat and its subdivisions over the whole length, so the resolution is
/// that of the length: a sixteenth at 120 BPM off by 0.05 BPM falls out of step within 5 minutes by a fifth of a cycle.
struct TempoRefinement {
  private let curve: [Float]
  // Beats, eighths, sixteenths and triplets; fine subdivisions place the peak, the beat keeps it from sliding.
  static let harmonics = [1.0, 2, 3, 4]

  init(_ curves: OnsetCurves) { curve = curves.sum(weights: [1, 1, 1, 1]) }

  struct Result {
    var bpm: Double
    /// Whether one tempo and one phase fit the whole track.
    var isSteady: Bool
    /// Nil when the tempo is too loose to say.
    var course: TempoCourse?
  }

  /// The best tempo within 3 % of `coarse`.
  func refine(_ coarse: Double) -> Result {
    var bpm = coarse
    var reach = 0.03 * coarse
    let length = max(1, Double(curve.count) / OnsetCurves.rate)
    // The grid starts where a stretch short enough for 3 % is sure to agree, and ends with the whole track.
    var stretch = min(length, 12)
    while true {
      bpm = peak(near: bpm, within: reach, step: 1.5 / stretch, seconds: stretch)
      if stretch >= length { break }
      reach = 6 / stretch
      stretch = min(length, stretch * 2)
    }
    let fine = peak(near: bpm, within: 1.5 / length, step: 0.1 / length, seconds: length)
    let isSteady = steadiness(fine) > 0.75
    guard let stretches = CourseFitting(LocalTempo(curve, near: fine).windows).stretches(duration: length) else {
      return Result(bpm: fine, isSteady: isSteady, course: isSteady ? .steady(duration: length) : nil)
    }
    guard stretches.count > 1 || stretches[0].first != stretches[0].last else {
      return Result(bpm: fine, isSteady: isSteady, course: .steady(duration: length))
    }
    let level = Self.leveled(stretches)
    let main = Self.representative(of: level)
    let shares = level.map {
      TempoCourse.Stretch(start: $0.start, end: $0.end, first: $0.first / main, last: $0.last / main)
    }
    return Result(bpm: main, isSteady: false, course: TempoCourse(stretches: shares))
  }

  /// Each stretch at the octave that is nearest to the one before: half and double time are one pulse.
  private static func leveled(_ stretches: [TempoCourse.Stretch]) -> [TempoCourse.Stretch] {
    stretches.reduce(into: []) { leveled, stretch in
      let octaves = leveled.last.map { exp2(log2($0.last / stretch.first).rounded()) } ?? 1
      leveled.append(
        TempoCourse.Stretch(
          start: stretch.start, end: stretch.end, first: stretch.first * octaves, last: stretch.last * octaves))
    }
  }

  /// The tempo in the middle of the longest stretch, or of the first that is about as long.
  private static func representative(of stretches: [TempoCourse.Stretch]) -> Double {
    let longest = stretches.map { $0.end - $0.start }.max() ?? 0
    let main = stretches.first { $0.end - $0.start > 0.8 * longest } ?? stretches[0]
    return (main.first * main.last).squareRoot()
  }

  /// How well pieces of 6 s agree on the phase of `bpm`, 0…1, at the subdivision where they agree best.
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

  private func peak(near bpm: Double, within reach: Double, step: Double, seconds: Double) -> Double {
    let steps = Int((reach / step).rounded(.up))
    let grid = (-steps...steps).map { bpm + Double($0) * step }
    let values = grid.map { coherence($0, seconds: seconds) }
    guard let best = values.indices.max(by: { values[$0] < values[$1] }) else { return bpm }
    guard best > 0, best < grid.count - 1 else { return grid[best] }
    return grid[best] + Parabola.vertex(values[best - 1], values[best], values[best + 1]) * step
  }

  /// How well onsets keep step with `bpm` within stretches of `seconds`: 0…1 per harmonic, summed.
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

  /// The curve's Fourier sum over `frames`, with the phase 0 at the first of them.
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
