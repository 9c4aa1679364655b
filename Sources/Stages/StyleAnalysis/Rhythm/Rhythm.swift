import Music
import Signal

/// Tempo, beats and bars of a recording.
struct Rhythm {
  let tempo: TempoEstimate?
  let meter: Meter?
  /// In seconds.
  let beats: [Double]
  /// In seconds.
  let downbeats: [Double]

  init(_ scene: Scene, _ prior: TempoPrior, duration: Seconds) {
    tempo = TempoEstimator(prior: prior).estimate(scene.curves)
    let pulse = tempo.map { BeatTracker(scene.curves, duration: duration.value).beats($0) } ?? []
    let grid = SixteenthGrid(beats: pulse, duration: duration.value)
    guard let bars = BarEstimator(scene, grid).estimate() else {
      (meter, beats, downbeats) = (nil, pulse, [])
      return
    }
    meter = bars.meter
    beats = stride(from: bars.first % 4, to: grid.times.count, by: 4).map { grid.times[$0] }
    downbeats = stride(from: bars.first, to: grid.times.count, by: 4 * bars.meter.beats).map { grid.times[$0] }
  }
}

/// Beats divided by four, as far as the recording lasts.
struct SixteenthGrid {
  /// In seconds.
  let times: [Double]
  /// In seconds.
  let beat: Double

  init(beats: [Double], duration: Double) {
    guard beats.count > 1 else {
      (times, beat) = ([], 0)
      return
    }
    let beat = (beats[beats.count - 1] - beats[0]) / Double(beats.count - 1)
    // The first beat may begin after an upbeat, and the last one is not the end.
    let lead = stride(from: beats[0] - beat / 4, to: -0.03, by: -beat / 4).map { max(0, $0) }.reversed()
    let inner = zip(beats, beats.dropFirst()).flatMap { a, b in (0..<4).map { a + (b - a) * Double($0) / 4 } }
    let tail = stride(from: beats[beats.count - 1], to: duration, by: beat / 4)
    times = lead + inner + tail
    self.beat = beat
  }
}
