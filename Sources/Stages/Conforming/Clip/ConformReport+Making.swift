import Analysis
import Audio

extension ConformReport {
  /// What was done to `clip`.
  init(_ clip: any AudioSource, _ repair: RepairReport, _ heard: ClipHearing, _ fit: ClipFit, _ settled: Settled) {
    let downbeat = heard.grid.map { $0.line.time(at: Double($0.downbeat)) } ?? heard.start
    self.init(
      sourceRate: clip.rate, sourceDuration: clip.duration, repair: repair,
      heardBpm: heard.grid.map { 60 / $0.line.period },
      pulseRatio: heard.grid?.folding.ratio ?? 1, heardKey: heard.pitches?.key, leadIn: .s(max(0, downbeat)),
      stretch: fit.map.ratio, anchors: fit.map.anchors.count - 1, semitones: fit.semitones, cents: fit.cents,
      engine: fit.engine, percussiveDb: heard.percussive, gridError: settled.gridError.map { .s($0) },
      bars: settled.bars)
  }
}
