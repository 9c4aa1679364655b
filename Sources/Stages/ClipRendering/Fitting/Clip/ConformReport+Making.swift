import Signal
import StyleAnalysis

extension ConformReport {
  /// What was done to `clip`.
  init(_ clip: any AudioSource, _ repair: RepairReport, _ measured: ClipMeasurement, _ fit: ClipFit, _ alignment: GridAlignment) {
    let downbeat = measured.grid.map { $0.line.time(at: Double($0.downbeat)) } ?? measured.start
    self.init(
      sourceRate: clip.rate, sourceDuration: clip.duration, repair: repair,
      heardBpm: measured.grid.map { 60 / $0.line.period },
      pulseRatio: measured.grid?.folding.ratio ?? 1, heardKey: measured.pitches?.key, leadIn: .s(max(0, downbeat)),
      stretch: fit.map.ratio, anchors: fit.map.anchors.count - 1, semitones: fit.semitones, cents: fit.cents,
      engine: fit.engine, percussiveDb: measured.percussive, gridError: alignment.gridError.map { .s($0) },
      bars: alignment.bars)
  }
}
