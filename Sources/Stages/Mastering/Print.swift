import Audio

/// A finished pass, and what is to be said about it.
struct Print {
  let settings: MasterSettings
  let plan: Dynamics.Plan
  let dynamics: Dynamics
  let result: Press.Result
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
    let heard = design.equaliser.heard(spectra)
    var after = dynamics.character(of: plan.curve.points, width: WidthBands.width(heard.mid, heard.side))
    after.peakToLoudness = result.truePeak.flatMap { peak in
      result.loudness.map { .dB(peak.value - $0.value) }
    }
    return MasterReport.Match(
      wanted: wanted, before: before, after: after, widening: design.equaliser.widening.map { .dB($0) })
  }

  /// How much quieter it is.
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
