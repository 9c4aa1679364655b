import ClipRendering
import Planning
import Prompt

extension Production {
  /// What `order` would ask of its backend; nothing is asked, but for a model that reads prompts where there is one.
  ///
  /// `work` is a folder for what is needed meanwhile.
  public func orderEstimate(for order: Order, in work: String) async throws -> OrderEstimate {
    let brief = try await understand(order, Checkpoints(in: work)).brief
    let folders = AttemptFolders(work: work, delivery: work)
    let reference = try listen(to: order, brief, in: folders)
    let plan = try planned(order, brief, reference, seed: order.seed(attempt: 1), Course())
    return OrderEstimate(try clips(for: order, brief, plan, Course(), in: work), engine: orchestra.backend)
  }
}
