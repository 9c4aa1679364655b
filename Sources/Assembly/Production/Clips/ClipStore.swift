import ClipService
import Foundation
import System

/// The clips of a job, each in a folder named after what was asked for, and the records of their orders.
///
/// It lies with the job's checkpoints: whatever was ordered once is not paid again, in no attempt and after no crash.
struct ClipStore: Sendable {
  let folder: String
  private let job: String
  private let endsOrders: @Sendable (String) -> Bool

  /// `work` is the job's work folder.
  init(in work: String, job: String, endsOrders: @escaping @Sendable (String) -> Bool) {
    folder = "\(work)/clips"
    self.job = job
    self.endsOrders = endsOrders
  }

  /// What `draft` asks for, made by `source` now or earlier; the request comes back with its name.
  func clip(
    _ draft: ClipRequest, from backend: ClipBackend
  ) async throws -> (request: ClipRequest, result: ClipResult) {
    let source = backend.source
    var request = draft
    request.id = try id(of: draft, from: source)
    let place = "\(folder)/\(request.id)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    var errand = ClipErrand(source, journal: ClipFileJournal(folder: "\(folder)/orders"))
    errand.repeatsUncertain = backend.repeatsUncertain
    errand.patience = backend.patience ?? errand.patience
    let (job, endsOrders) = (job, endsOrders)
    errand.endsOrder = { endsOrders(job) }
    // Not among the threads that compute: places at services would stay taken until those have time.
    let made = errand
    let result = try await withTaskExecutorPreference(globalConcurrentExecutor) { [request] in
      try await made.run(request, into: place)
    }
    return (request, result)
  }

  /// What a request is called: the same for the same job, source, wishes and recording.
  func id(of draft: ClipRequest, from source: any ClipSource) throws -> String {
    var known = draft
    known.id = ""
    if let audio = draft.audio {
      let bytes = try Data(contentsOf: URL(filePath: audio.path), options: .mappedIfSafe)
      known.audio?.path = Fingerprint(of: bytes).description
    }
    return String(try Fingerprint.of(job, source.name, known).description.prefix(32))
  }
}
