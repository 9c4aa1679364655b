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
  let swing: SwingEstimate?

  /// Rhythm of a recording of `duration`; `resolver` decides which level is counted.
  init(_ features: AudioFeatures, _ resolver: TempoResolver, duration: Seconds) {
    let curves = features.curves
    let compound = Pulse(features, resolver, duration: duration).inDottedQuarters(curves, resolver)
    let pulse = compound.pulse
    let grid = SixteenthGrid(beats: pulse.beats, duration: duration.value)
    guard let bars = BarEstimator(features, grid).estimate(isCompound: compound.isCompound) else {
      (tempo, meter, beats, downbeats) = (pulse.tempo, nil, pulse.beats, [])
      swing = compound.isCompound ? nil : SwingEstimate(BeatProfile(curves, beats: pulse.beats))
      return
    }
    let beat = bars.form.beat
    meter = bars.form.meter
    tempo = pulse.tempo.map { beat == 4 ? $0 : $0.slower(by: Double(beat) / 4) }
    beats = stride(from: bars.first % beat, to: grid.times.count, by: beat).map { grid.times[$0] }
    downbeats = stride(from: bars.first, to: grid.times.count, by: 4 * bars.form.beats).map { grid.times[$0] }
    swing = bars.form.meter == .fourFour ? SwingEstimate(BeatProfile(curves, beats: beats)) : nil
  }
}

/// Pulse of a recording: a tempo and its beats.
struct Pulse {
  /// Nil where nothing repeats.
  var tempo: TempoEstimate?
  /// In seconds; none where nothing repeats.
  var beats: [Double]

  /// Pulse at the level that `resolver` chooses by the onsets and by what happens on and between the beats.
  init(_ features: AudioFeatures, _ resolver: TempoResolver, duration: Seconds) {
    let tracker = BeatTracker(features.curves, duration: duration.value)
    tempo = TempoEstimator(resolver).estimate(features.curves)
    beats = tempo.map { tracker.beats($0) } ?? []
    guard let first = tempo else { return }
    let counted = resolver.counted(first) { MetricalLevel.all(features, beats: beats, bpm: first.bpm) }
    if counted.bpm != first.bpm { beats = tracker.beats(counted) }
    tempo = counted
  }

  private init(_ tempo: TempoEstimate, beats: [Double]) { (self.tempo, self.beats) = (tempo, beats) }

  /// The pulse counted in dotted quarters where it is that of a compound meter, and whether its beats fall into three.
  func inDottedQuarters(_ curves: OnsetCurves, _ resolver: TempoResolver) -> (pulse: Pulse, isCompound: Bool) {
    let sharp = curves.sharpened()
    let division = BeatDivision(sharp, beats: beats)
    let isInThree = division.isInThree || BeatProfile(curves, beats: beats).isInThree
    guard let tempo, beats.count > 8 else { return (self, isInThree) }
    let level = resolver.compoundLevel(of: tempo.bpm, division, isInThree: isInThree) {
      BeatDivision.firstOfPairs(sharp, beats: beats)
    }
    switch level {
    case .simple: return (self, false)
    case .beat: return (self, true)
    case .pairs(let first):
      let seconds = stride(from: first, to: beats.count, by: 2).map { beats[$0] }
      return (Pulse(tempo.slower(by: 2), beats: seconds), true)
    case .bars:
      let halves = zip(beats, beats.dropFirst()).flatMap { [$0, ($0 + $1) / 2] } + beats.suffix(1)
      return (Pulse(tempo.slower(by: 0.5), beats: halves), true)
    }
  }
}
