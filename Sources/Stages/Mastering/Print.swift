import Signal

/// A finished pass, and what is to be said about it.
struct Print {
  let settings: MasterSettings
  let plan: Dynamics.Plan
  let glue: [Float]
  let result: Press.Result
  let passes: Int

  func report(_ tone: ToneMatch?) -> MasterReport {
    MasterReport(
      loudness: result.loudness, truePeak: result.truePeak, drive: plan.drive, limiter: plan.limiter,
      glue: MasterReport.Reduction(of: glue), equaliser: tone?.gains, toneDistance: tone.map { [$0.before, $0.after] },
      backedOff: plan.isBackedOff, passes: passes, notes: notes)
  }

  private var notes: [String] {
    var notes: [String] = []
    if result.loudness == nil {
      notes.append("the mix is silent or shorter than 0.4 s, so its level was left as it is")
    }
    if plan.isBackedOff {
      notes.append(
        """
        \(settings.loudness.value) LUFS would need more than \(settings.limiting.peak.value) dB of limiting, or \
        \(settings.limiting.mean.value) dB on average, so the master was left quieter
        """)
    }
    if result.isOverloaded { notes.append("a stem alone exceeded full scale and was cut off there") }
    return notes
  }
}
