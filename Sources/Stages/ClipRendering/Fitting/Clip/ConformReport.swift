import Analysis
import Audio
import Music

/// The measurement of a clip and what was done to make it fit, for the manifest.
public struct ConformReport: Sendable, Hashable, Codable {
  /// The rate it came with.
  public var sourceRate: SampleRate
  /// Its length as it came.
  public var sourceDuration: Seconds
  public var repair: RepairReport
  /// The clip's tempo at the plan's metrical level; nil where no beat was found.
  public var heardBpm: Double?
  /// The length of the clip's pulse in pulses of the plan: 2 for half time.
  public var pulseRatio: Double
  /// Nil where no key was found.
  public var heardKey: Key?
  /// The part that was cut off before the first downbeat.
  public var leadIn: Seconds
  /// The new length over the old one; 1 where nothing was stretched.
  public var stretch: Double
  /// The number of positions that were moved onto the grid each by itself; 0 for an even stretch.
  public var anchors: Int
  /// The shift of pitch, in semitones.
  public var semitones: Int
  /// The correction of tuning on top of that, in cents.
  public var cents: Double
  public var engine: StretchEngine
  /// Percussive over harmonic energy, by which the engine was chosen, in dB; nil for silence.
  public var percussiveDb: Double?
  /// The median distance of attacks from the grid afterwards, apart from what all of them lag; nil where none were found.
  public var gridError: Seconds?
  /// Whole bars that are left.
  public var bars: Int

  enum CodingKeys: String, CodingKey {
    case repair, stretch, anchors, semitones, cents, engine, bars
    case sourceRate = "source_rate_hz"
    case sourceDuration = "source_duration_s"
    case heardBpm = "heard_bpm"
    case pulseRatio = "pulse_ratio"
    case heardKey = "heard_key"
    case leadIn = "lead_in_s"
    case percussiveDb = "percussive_db"
    case gridError = "grid_error_s"
  }
}

/// The report of the repair that precedes everything else.
public struct RepairReport: Sendable, Hashable, Codable {
  /// The mean of each channel that was taken out, left first; full scale is 1.
  public var dc: [Double]
  /// Runs of samples at the clip's own ceiling that were rounded off again.
  public var repairedRuns: Int
  /// Runs too long for that, which stay.
  public var flatRuns: Int
  /// The factor that makes room for what was rounded off, in dB.
  public var gain: Decibels
  /// True if both channels were the same.
  public var wasMono: Bool

  enum CodingKeys: String, CodingKey {
    case dc
    case repairedRuns = "repaired_runs"
    case flatRuns = "flat_runs"
    case gain = "gain_db"
    case wasMono = "was_mono"
  }
}

extension ConformReport {
  /// The report of what was done to `clip`.
  init(
    _ clip: any AudioSource, _ repair: RepairReport, _ measured: ClipMeasurement, _ fit: ClipFit,
    _ alignment: GridAlignment
  ) {
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
