import Planning
import Prompt

extension Production {
  /// What `order` would ask of its backend; nothing is asked, but for a model that reads prompts where there is one.
  ///
  /// `work` is a folder for what is needed meanwhile.
  public func callSheet(for order: ProductionJob, in work: String) async throws -> CallSheet {
    let brief = try await parse(order, Checkpoints(in: work)).brief
    let folders = AttemptFolders(work: work, delivery: work)
    let reference = try analyzeReference(of: order, brief, in: folders)
    let plan = try plan(order, brief, reference, seed: order.seed(attempt: 1), RetryAdjustments())
    return CallSheet(try clips(for: order, brief, plan, RetryAdjustments(), in: work), engine: generators.backend)
  }
}
