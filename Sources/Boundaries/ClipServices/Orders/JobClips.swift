import ClipRendering
import Foundation
import System

/// The clips of a job, each in a folder named after what was asked for, and the journal of their orders.
///
/// The folder lies with the job's checkpoints, and outlasts attempts and crashes as they do.
public struct JobClips: ClipOrdering {
  private let folder: String
  private let job: String
  private let endsOrders: @Sendable (String) -> Bool

  /// `work` is the job's work folder; `endsOrders` is asked when the work is cancelled, by the job's id, whether its
  /// orders shall end too.
  public init(in work: String, job: String, endsOrders: @escaping @Sendable (String) -> Bool) {
    folder = Self.folder(in: work)
    self.job = job
    self.endsOrders = endsOrders
  }

  /// The folder of all clips of the job whose work folder is `work`.
  public static func folder(in work: String) -> String { "\(work)/clips" }

  public func named(_ draft: ClipRequest, for source: any ClipSource) throws -> ClipRequest {
    var known = draft
    known.id = ""
    if let audio = draft.audio {
      let bytes = try Data(contentsOf: URL(filePath: audio.path), options: .mappedIfSafe)
      known.audio?.path = Fingerprint(of: bytes).description
    }
    var request = draft
    request.id = String(try Fingerprint.of(job, source.name, known).description.prefix(32))
    return request
  }

  public func clip(_ request: ClipRequest, from backend: ClipBackend) async throws -> ClipResult {
    let path = "\(folder)/\(request.id)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var order = DurableOrder(backend.source, journal: FileOrderJournal(folder: "\(folder)/orders"))
    order.repeatsUncertain = backend.repeatsUncertain
    order.patience = backend.patience ?? order.patience
    order.endsOrder = { [job, endsOrders] in endsOrders(job) }
    // Not among the threads that compute: capacity at services would stay taken until those have time.
    return try await withTaskExecutorPreference(globalConcurrentExecutor) { [order] in
      try await order.run(request, into: path)
    }
  }
}
