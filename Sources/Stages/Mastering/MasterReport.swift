import Audio

/// The result of mastering, as measured on the finished master.
public struct MasterReport: Sendable, Hashable, Codable {
  /// Nil for silence and for less than 0.4 s.
  public var loudness: Loudness?
  /// Nil for digital silence.
  public var truePeak: TruePeak?
  /// From the mix to the limiter.
  public var drive: Decibels
  public var limiter: Reduction
  public var glue: Reduction
  /// The gain of each third-octave band of the equaliser; nil without a tone target.
  public var equaliser: [Decibels]?
  /// The weighted mean distance of the mix from the tone target, before and after the equaliser.
  public var toneDistance: [Decibels]?
  /// The match of width, density and range with those of a reference; nil without one.
  public var match: Match?
  /// The loudness asked for would have needed more limiting than allowed.
  public var backedOff: Bool
  /// The number of render passes.
  public var passes: Int
  /// Remarks for the listener, in words.
  public var notes: [String]
  /// The gain from the mix to the master over time, within 0.01 of full scale; not encoded, for it is long.
  public var gain: [GainCurvePoint] = []

  /// The gain reduction of a compressor or limiter.
  public struct Reduction: Sendable, Hashable, Codable {
    public var maximum: Decibels
    /// Over the whole track.
    public var mean: Decibels
    /// Of the time with more than 3 dB, 0…1.
    public var shareAbove3: Double

    enum CodingKeys: String, CodingKey {
      case maximum = "maximum_db"
      case mean = "mean_db"
      case shareAbove3 = "share_above_3_db"
    }
  }

  /// The wanted character, that of the mix, and that of the master.
  public struct Match: Sendable, Hashable, Codable {
    public var wanted: SoundCharacter
    public var before: SoundCharacter
    public var after: SoundCharacter
    /// The gain of the side in each width band; empty when none was asked for.
    public var widening: [Decibels]

    enum CodingKeys: String, CodingKey {
      case wanted, before, after
      case widening = "widening_db"
    }
  }

  enum CodingKeys: String, CodingKey {
    case limiter, glue, match, passes, notes
    case loudness = "loudness_lufs"
    case truePeak = "true_peak_dbtp"
    case drive = "drive_db"
    case equaliser = "equaliser_db"
    case toneDistance = "tone_distance_db"
    case backedOff = "backed_off"
  }
}

/// The last render pass, with the plan behind it.
struct FinishedMaster {
  let settings: MasterSettings
  let plan: GainPlan
  let dynamics: Dynamics
  let result: RenderPass.Result
  let passes: Int

  func report(_ design: EqualiserDesign.Result) -> MasterReport {
    let tone = design.equaliser.tone
    return MasterReport(
      loudness: result.loudness, truePeak: result.truePeak, drive: plan.drive, limiter: plan.limiter,
      glue: MasterReport.Reduction(of: dynamics.glue), equaliser: tone?.gains,
      toneDistance: tone.map { [$0.before, $0.after] }, match: match(design), backedOff: plan.isBackedOff,
      passes: passes, notes: notes, gain: plan.curve.thinned())
  }

  private func match(_ design: EqualiserDesign.Result) -> MasterReport.Match? {
    guard let wanted = settings.character, let before = design.before, let spectra = design.spectra else { return nil }
    let filtered = design.equaliser.filtered(spectra)
    var after = dynamics.character(of: plan.curve.points, width: WidthBands.width(filtered.mid, filtered.side))
    after.peakToLoudness = result.truePeak.flatMap { peak in
      result.loudness.map { .dB(peak.value - $0.value) }
    }
    return MasterReport.Match(
      wanted: wanted, before: before, after: after, widening: design.equaliser.widening.map { .dB($0) })
  }

  /// The shortfall of loudness, in words.
  private var lack: String {
    guard let reached = plan.loudness, plan.limiter.mean > settings.limiting.mean else { return "quieter" }
    let quieter = ((settings.loudness - reached).value * 10).rounded() / 10
    return "\(quieter) LU quieter and limited harder nonetheless"
  }

  private var notes: [String] {
    var notes: [String] = []
    if result.loudness == nil {
      notes.append("the mix is silent, under −70 LUFS or shorter than 0.4 s, so its level was left as it is")
    }
    if plan.isBackedOff {
      notes.append(
        """
        \(settings.loudness.value) LUFS would need more than \(settings.limiting.peak.value) dB of limiting, or \
        \(settings.limiting.mean.value) dB on average, so the master was left \(lack)
        """)
    }
    if result.isOverloaded { notes.append("a stem alone exceeded full scale and was cut off there") }
    return notes
  }
}
