import Diagnostics

/// Runs the stages of an attempt one after the other: reports each, times it, and names it when it fails.
final class StageRunner {
  /// The attempt's number, from 1.
  let attempt: Int
  /// The finished stages, in their order.
  private(set) var timings: [(stage: Stage, seconds: Double)] = []
  private let checkpoints: Checkpoints
  private let observe: @Sendable (ProductionEvent) -> Void

  init(attempt: Int, checkpoints: Checkpoints, observe: @escaping @Sendable (ProductionEvent) -> Void) {
    self.attempt = attempt
    self.checkpoints = checkpoints
    self.observe = observe
  }

  /// The output of `work`, which may report the share of it that is done, 0…1.
  ///
  /// Throws what `work` throws, as a failure of `stage`, and an interruption where the task was cancelled.
  func run<Output>(
    _ stage: Stage, _ work: (_ share: @escaping @Sendable (Double) -> Void) async throws -> Output
  ) async throws(ProductionError) -> Output {
    let (attempt, observe) = (attempt, observe)
    observe(.progress(JobProgress(stage, attempt: attempt, share: 0)))
    let start = ContinuousClock.now
    do {
      try Task.checkCancellation()
      let output = try await work { share in observe(.progress(JobProgress(stage, attempt: attempt, share: share))) }
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      timings.append((stage, seconds))
      if checkpoints.hasOnlyReused() { observe(.reused(stage)) }
      observe(.finished(stage, seconds: seconds))
      return output
    } catch is CancellationError {
      throw .interrupted(stage)
    } catch {
      throw .failed(stage, Diagnosis.all(of: error, at: stage.rawValue))
    }
  }
}

/// The reason for which an attempt has no result.
public enum ProductionError: Diagnosable {
  /// A stage could not do its work.
  case failed(Stage, [Diagnosis])
  /// The program is stopping; the attempt does not count.
  case interrupted(Stage)

  public var diagnoses: [Diagnosis] {
    switch self {
    case .failed(_, let diagnoses): diagnoses
    case .interrupted(let stage):
      [
        Diagnosis(
          code: "job.interrupted", location: stage.rawValue, finding: "the program was stopped",
          remedy: "start it again, the job goes on", transient: true)
      ]
    }
  }

  /// True where the same job may succeed later, without a change.
  public var isTransient: Bool { diagnoses.allSatisfy(\.transient) }
}
