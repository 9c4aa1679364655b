import Audio
import ClipRendering
import Foundation
import HTTP

/// A model in a Cog container on a machine of one's own.
///
/// The container answers when the clip is made, and ends the work when we leave. It knows an order by our name for it while
/// it is at it, so that the same order never runs twice at a time.
public struct CogServer: ImmediateClipSource {
  public let name: String
  public let capabilities: ClipCapabilities
  private let settings: CogSettings
  private let access: ServiceAccess

  public init(name: String = "cog", _ settings: CogSettings, client: RetryingClient) {
    self.name = name
    self.settings = settings
    var capabilities = settings.capabilities
    capabilities.fields = settings.template.fields
    capabilities.cancelling = .atOnce
    capabilities.lookup = .repeatable
    self.capabilities = capabilities
    var access = ServiceAccess(
      name: name, base: settings.server, credentials: settings.key.map { [.bearer($0)] } ?? [], client: client,
      complaints: Self.complaint)
    access.redirects.hosts = settings.downloadHosts
    self.access = access
  }

  @Sendable private static func complaint(_ answer: HTTPAnswer) -> ServiceComplaint {
    let document = JSON(answer.body)
    let detail = document?["detail"]
    let words = detail?.list.map { $0.map(Self.words).joined(separator: "; ") } ?? detail?.line
    return ServiceComplaint(status: answer.status, words: document?["error"]?.line ?? words ?? "")
  }

  /// A mistake in the inputs, such as `{"loc":["body","input","seed"],"msg":"…"}`.
  private static func words(_ problem: JSON) -> String {
    let location = problem["loc"]?.list?.map(\.line).joined(separator: ".") ?? ""
    return "\(location): \(problem["msg"]?.line ?? problem.line)"
  }

  public func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    if let objection = capabilities.objection(to: request, from: name) { throw objection }
    var submission = try access.request(.put, "predictions/\(request.id)", repetition: .harmless)
    submission.timeouts = HTTPTimeouts(
      firstByte: settings.patience, slow: settings.slowness, slowest: 1024, total: nil)
    submission.largestAnswer = settings.largestFile / 3 * 4
    let input = settings.template.filled(for: request, audio: try audio(of: request))
    let files = ClipFolder(folder, of: name)
    defer { files.sweep() }
    let prediction = try await access.askForFiles(submission, .object(["input": input]), into: files)
    switch prediction["status"]?.text {
    case "succeeded": return .delivered(try await result(prediction, of: request, in: files))
    case "failed": throw access.failure(.failed, prediction["error"]?.line ?? "the model does not say why it failed")
    case "canceled": throw access.failure(.failed, "somebody has cancelled it on the server")
    case "starting", "processing":
      throw access.failure(.busy, "the server is still at an earlier try of \(request.id)")
    default: throw access.unusable("the answer has no status that is known", submission)
    }
  }

  private func audio(of request: ClipRequest) throws -> String? {
    guard let path = request.audio?.path else { return nil }
    do {
      return try DataURI.text(of: path, limit: settings.largestUpload)
    } catch {
      throw access.failure(
        .rejected, "the recording cannot be read or has more than \(settings.largestUpload >> 20) MB")
    }
  }

  private func result(_ prediction: JSON, of request: ClipRequest, in folder: ClipFolder) async throws -> ClipResult {
    let files = try await access.keep(
      prediction["output"], of: request.task, in: folder, limit: settings.largestFile)
    return Prediction(prediction).result(files, of: request, by: capabilities)
  }

  public func fetch(
    _ receipt: ClipReceipt, of request: ClipRequest, into folder: String
  ) async throws -> ClipResult {
    throw access.failure(.gone, "the server keeps no results")
  }

  public func cancel(_ receipt: ClipReceipt) async throws {
    // 404: it is not at it any more.
    try await access.cancelPrediction(receipt, ended: [.notFound])
  }

  /// The server's own state: `STARTING`, `READY`, `BUSY`, `SETUP_FAILED`, `DEFUNCT` or `UNHEALTHY`.
  public func health() async throws -> String {
    try await access.ask(try access.request(.get, "health-check"))["status"]?.text ?? "unknown"
  }
}
