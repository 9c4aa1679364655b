import Audio

/// What to plan for, corrected by what was measured on the pass before.
struct Aim {
  /// Off the wanted loudness by as much as the plan's estimate is.
  private(set) var loudness: Loudness
  private(set) var ceiling: TruePeak

  private let settings: MasterSettings

  /// What the finished master may be off the loudness wanted, in LU.
  private static let tolerance = 0.05

  /// Limiting begins a little below the ceiling, since meters read the waveform between samples differently.
  ///
  /// `target` may be lower still, where a master is to be denser than its loudness asks for.
  init(_ settings: MasterSettings, below target: TruePeak) {
    self.settings = settings
    loudness = settings.loudness
    ceiling = min(settings.ceiling, target) - .dB(0.2)
  }

  /// Corrects the aim by a pass that followed `plan`; whether another pass is needed.
  mutating func correct(by result: Press.Result, of plan: Dynamics.Plan) -> Bool {
    let before = self
    if let peak = result.truePeak, peak > settings.ceiling {
      ceiling = ceiling - (peak - settings.ceiling) - .dB(0.02)
    }
    if let measured = result.loudness, !plan.isBackedOff {
      let error = settings.loudness - measured
      if abs(error.value) > Self.tolerance { loudness = loudness + error }
    }
    return result.isOverloaded || ceiling != before.ceiling || loudness != before.loudness
  }
}
