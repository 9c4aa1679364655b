import Audio
import Diagnostics

/// Makes a master that is the exact sum of its stems.
///
/// Only what distributes over a sum is done to the mix: one linear equaliser and one gain over time. Both are computed
/// on the mix and applied to every stem; the stems become integers, and the master is their integer sum.
public enum Mastering {
  private static let mostPasses = 5
  /// How much higher the peaks of a stem are taken to be behind the equaliser: 1.2 dB.
  ///
  /// Another pass mends what is more.
  private static let allowance: Float = 1.15

  /// Masters `stems`, which are at 48 kHz and in proportion, and prints them into `output`.
  ///
  /// Shorter stems are silent at their end. Throws `Problems` when there is nothing to master or a stem holds samples
  /// that are no numbers, and what sources and sinks throw. Memory hardly grows with length (see `Slots`).
  public static func master(
    _ stems: [any AudioSource], _ settings: MasterSettings, into output: MasterOutput,
    workFile: () throws -> any WorkFile
  ) throws -> MasterReport {
    try check(stems, output)
    let down = try MixDown(of: stems, in: workFile())
    let design = try EqualiserDesign(mix: down.mix, settings: settings, energies: down.energies).run()
    let press = Press(stems: stems, frames: down.mix.frameCount, equaliser: design.equaliser, seed: settings.seed)
    var dynamics = design.dynamics
    if stems.count > 1 { dynamics.limit(stems: down.stemPeaks.map { $0 * allowance }, below: settings.ceiling) }
    return try print(press, dynamics, settings, into: output).report(design)
  }

  /// Prints until loudness and peaks are right on what was printed.
  private static func print(
    _ press: Press, _ dynamics: Dynamics, _ settings: MasterSettings, into output: MasterOutput
  ) throws -> Print {
    var dynamics = dynamics
    let ceiling = dynamics.ceiling(for: settings.loudness, below: settings.ceiling)
    var aim = Aim(settings, below: ceiling)
    var passes = 0
    while true {
      let plan = dynamics.plan(for: aim.loudness, below: aim.ceiling)
      let result = try press.run(plan.curve, into: output)
      passes += 1
      if !aim.correct(by: result, of: plan) || passes == mostPasses {
        return Print(settings: settings, plan: plan, dynamics: dynamics, result: result, passes: passes)
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
          code: "master.rate", place: "stem \(i + 1)", finding: "has \(stem.rate.value) frames per second",
          remedy: "resample it to 48000 Hz")
      }
    guard problems.isEmpty else { throw Problems(problems) }
    guard stems.contains(where: { $0.frameCount > 0 }) else {
      throw Problems(
        Diagnosis(
          code: "master.empty", place: "master", finding: "there are \(stems.count) stems, none of which has a frame",
          remedy: "give at least one stem that is not empty"))
    }
  }
}
