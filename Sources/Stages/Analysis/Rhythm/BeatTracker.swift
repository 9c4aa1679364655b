import Audio
import Foundation

/// Tracker of beats on onset curves whose tempo is known.
struct BeatTracker {
  private let curve: [Float]
  private let duration: Double

  // Weight of cymbals, which are often early or late, beside the other ranges.
  private static let cymbals: Float = 0.6
  // Cost of a beat that is longer or shorter than the tempo has it, per squared natural logarithm, against attacks.
  private static let tightness = 400.0

  /// Tracker for a recording of `duration` seconds.
  init(_ curves: OnsetCurves, duration: Double) {
    let sharp = curves.sharpened()
    curve = (0..<sharp.count).map { i in
      sharp.attacks[0][i] + sharp.attacks[1][i] + sharp.attacks[2][i] + Self.cymbals * sharp.attacks[3][i]
    }
    self.duration = duration
  }

  /// Times of the beats in seconds, from the start to the end of the recording.
  func beats(_ tempo: TempoEstimate) -> [Double] {
    tempo.isSteady ? grid(tempo.bpm) : tracked(tempo)
  }

  /// Evenly spaced beats at the phase where the onsets are strongest.
  private func grid(_ bpm: Double) -> [Double] {
    let period = 60 / bpm
    let steps = max(8, Int((period * OnsetCurves.rate * 4).rounded()))
    let heights = (0..<steps).map { height(at: Double($0) / Double(steps) * period, every: period) }
    let best = heights.indices.max { heights[$0] < heights[$1] } ?? 0
    let before = heights[(best + steps - 1) % steps]
    let after = heights[(best + 1) % steps]
    let shift = Parabola.vertex(before, heights[best], after)
    let first = (Double(best) + shift) / Double(steps) * period + OnsetCurves.latency
    let start = first - period * ((first + 0.03) / period).rounded(.down)
    return stride(from: start, to: duration, by: period).map { max(0, $0) }
  }

  /// Sum of the curve at beats of `period` seconds from `phase` on, between its frames by interpolation.
  private func height(at phase: Double, every period: Double) -> Double {
    var sum = 0.0
    var frame = phase * OnsetCurves.rate
    while frame < Double(curve.count - 1) {
      let i = Int(frame)
      let share = Float(frame - Double(i))
      sum += Double(curve[i] * (1 - share) + curve[i + 1] * share)
      frame += period * OnsetCurves.rate
    }
    return sum
  }

  /// Beats that follow the onsets: dynamic programming as in Ellis, *Beat tracking by dynamic programming*, JNMR 2007, at
  /// the tempo that each frame has.
  private func tracked(_ tempo: TempoEstimate) -> [Double] {
    let periods = curve.indices.map { i in
      60 / (tempo.bpm * (tempo.map?.ratio(at: OnsetCurves.time(ofFrame: Double(i))) ?? 1)) * OnsetCurves.rate
    }
    guard let longest = periods.max(), let shortest = periods.min(), shortest >= 2, curve.count > Int(2 * longest)
    else {
      return grid(tempo.bpm)
    }
    let logs = (0...Int(2 * longest) + 1).map { log(Double(max(1, $0))) }
    var scores = [Double](repeating: 0, count: curve.count)
    var previous = [Int](repeating: -1, count: curve.count)
    for i in curve.indices {
      let (period, even) = (periods[i], log(periods[i]))
      var best = 0.0
      for lag in Int(period / 2)...Int(period * 2) where lag <= i {
        let score = scores[i - lag] - Self.tightness * (logs[lag] - even) * (logs[lag] - even)
        if score > best { (best, previous[i]) = (score, i - lag) }
      }
      scores[i] = best + 0.5 * Double(curve[i])
    }
    return path(scores, previous, period: periods[periods.count - 1])
  }

  /// Beats in seconds that lead to the best score in the last `period` frames.
  private func path(_ scores: [Double], _ previous: [Int], period: Double) -> [Double] {
    let tail = scores.indices.suffix(Int(period.rounded(.up)))
    guard var i = tail.max(by: { scores[$0] < scores[$1] }) else { return [] }
    var beats: [Double] = []
    while i >= 0 {
      beats.append(max(0, OnsetCurves.time(ofFrame: Double(i))))
      i = previous[i]
    }
    return beats.reversed()
  }
}
