import Audio
import Diagnostics

/// Mastering of stems, whose master is their exact sum.
///
/// Only what distributes over a sum is done to the mix: one linear equaliser and one gain over time. Both are computed
/// on the mix and applied to every stem; the stems become integers, and the master is their integer sum.
public enum StemMastering {
  private static let mostPasses = 5
  /// The assumed rise of a stem's peaks behind the equaliser: 1.2 dB.
  ///
  /// Another pass mends what is more.
  private static let allowance: Float = 1.15

  /// Masters `stems`, which are at 48 kHz and balanced, into `output`.
  ///
  /// Shorter stems are silent at their end. Throws `Problems` when there is nothing to master or a stem holds samples
  /// that are no numbers, and what sources and sinks throw. Memory hardly grows with length (see `ControlBlock`).
  public static func master(
    _ stems: [any AudioSource], _ settings: MasterSettings, into output: MasterOutput,
    workFile: () throws -> any WorkFile
  ) throws -> MasterReport {
    try check(stems, output)
    let down = try Mixdown(of: stems, in: workFile())
    let design = try EqualiserDesign(mix: down.mix, settings: settings, energies: down.energies).run()
    let pass = RenderPass(stems: stems, frames: down.mix.frameCount, equaliser: design.equaliser, seed: settings.seed)
    var dynamics = design.dynamics
    if stems.count > 1 { dynamics.limit(stems: down.stemPeaks.map { $0 * allowance }, below: settings.ceiling) }
    return try render(pass, dynamics, settings, into: output).report(design)
  }

  /// Renders until loudness and peaks of the result are right.
  private static func render(
    _ pass: RenderPass, _ dynamics: Dynamics, _ settings: MasterSettings, into output: MasterOutput
  ) throws -> FinishedMaster {
    var dynamics = dynamics
    let ceiling = dynamics.ceiling(for: settings.loudness, below: settings.ceiling)
    var correction = TargetCorrection(settings, below: ceiling)
    var passes = 0
    while true {
      let plan = dynamics.plan(for: correction.loudness, below: correction.ceiling)
      let result = try pass.run(plan.curve, into: output)
      passes += 1
      if !correction.correct(by: result, of: plan) || passes == mostPasses {
        return FinishedMaster(settings: settings, plan: plan, dynamics: dynamics, result: result, passes: passes)
      }
      if result.isOverloaded { dynamics.limit(stems: result.stemPeaks, below: settings.ceiling) }
      try output.restart()
    }
  }

  private static func check(_ stems: [any AudioSource], _ output: MasterOutput) throws {
    precondition(stems.count == output.stems.count, "a sink for each stem")
    let problems =
      stems.enumerated().filter { $1.rate != .standard }.map { i, stem in
        Diagnosis(
          code: "master.rate", location: "stem \(i + 1)", finding: "has \(stem.rate.value) frames per second",
          remedy: "resample it to 48000 Hz")
      }
    guard problems.isEmpty else { throw Problems(problems) }
    guard stems.contains(where: { $0.frameCount > 0 }) else {
      throw Problems(
        Diagnosis(
          code: "master.empty", location: "master",
          finding: "there are \(stems.count) stems, none of which has a frame",
          remedy: "give at least one stem that is not empty"))
    }
  }
}

/// The loudness and ceiling to plan for, corrected by the measurements of the pass before.
struct TargetCorrection {
  /// Off the wanted loudness by as much as the plan's estimate is.
  private(set) var loudness: Loudness
  private(set) var ceiling: TruePeak

  private let settings: MasterSettings

  /// The tolerance of the finished master's loudness, in LU.
  private static let tolerance = 0.05

  /// Limiting begins a little below the ceiling, since meters read the waveform between samples differently.
  ///
  /// `target` may be lower still, where a master is to be denser than its loudness asks for.
  init(_ settings: MasterSettings, below target: TruePeak) {
    self.settings = settings
    loudness = settings.loudness
    ceiling = min(settings.ceiling, target) - .dB(0.2)
  }

  /// Corrects the targets by a pass that followed `plan`; true if another pass is needed.
  mutating func correct(by result: RenderPass.Result, of plan: GainPlan) -> Bool {
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
