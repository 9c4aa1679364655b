import Audio
import Music

/// Tempo, beats and bars of a recording.
struct Rhythm {
  let tempo: TempoEstimate?
  let meter: Meter?
  /// In seconds.
  let beats: [Double]
  /// In seconds.
  let downbeats: [Double]

  /// Nil without beats, and where the beat is divided into three.
  let swing: Swing?

  init(_ scene: Scene, _ prior: TempoPrior, duration: Seconds) {
    let tracker = BeatTracker(scene.curves, duration: duration.value)
    var tempo = TempoEstimator(prior: prior).estimate(scene.curves)
    var pulse = tempo.map { tracker.beats($0) } ?? []
    if prior.range == nil, let heard = tempo {
      let levels = MetricalLevel.all(scene, beats: pulse, bpm: heard.bpm)
      let counted = heard.counted(at: levels)
      if counted.bpm != heard.bpm { pulse = tracker.beats(counted) }
      tempo = counted
    }
    let compound = CompoundPulse(tempo, beats: pulse, scene.curves, within: prior.range)
    (tempo, pulse) = (compound.tempo, compound.beats)
    let grid = SixteenthGrid(beats: pulse, duration: duration.value)
    guard let bars = BarEstimator(scene, grid).estimate(isCompound: compound.isCompound) else {
      let swing = compound.isCompound ? nil : Swing(BeatProfile(scene.curves, beats: pulse))
      (self.tempo, meter, beats, downbeats, self.swing) = (tempo, nil, pulse, [], swing)
      return
    }
    meter = bars.meter
    let beat = bars.beat
    self.tempo = tempo.map { beat == 4 ? $0 : $0.slower(by: Double(beat) / 4) }
    beats = stride(from: bars.first % beat, to: grid.times.count, by: beat).map { grid.times[$0] }
    downbeats = stride(from: bars.first, to: grid.times.count, by: bars.length).map { grid.times[$0] }
    swing = bars.meter == .fourFour ? Swing(BeatProfile(scene.curves, beats: beats)) : nil
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
    let inner = zip(beats, beats.dropFirst()).flatMap { a, b in
      let step = (b - a) / 4
      return [a, a + step, a + 2 * step, a + 3 * step]
    }
    let tail = stride(from: beats[beats.count - 1], to: duration, by: beat / 4)
    times = lead + inner + tail
    self.beat = beat
  }
}
