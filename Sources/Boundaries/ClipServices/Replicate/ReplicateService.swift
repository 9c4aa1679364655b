import Audio
import ClipRendering
import Diagnostics
import Foundation
import HTTP
import Synchronization

/// Any model at Replicate, through its predictions.
public struct ReplicateService: ClipSource {
  public let name: String
  public let capabilities: ClipCapabilities
  private let settings: ReplicateSettings
  private let access: ServiceAccess
  private let version: ModelVersion

  /// Nil if the settings' server is no address.
  public init?(name: String = "replicate", _ settings: ReplicateSettings, client: RetryingClient) {
    guard let server = settings.server ?? WebAddress("https://api.replicate.com/v1") else { return nil }
    self.name = name
    self.settings = settings
    var capabilities = settings.capabilities
    capabilities.fields = settings.template.fields
    capabilities.lookup = .listed
    capabilities.cancelling = .atOnce
    capabilities.pollInterval = .seconds(2)
    self.capabilities = capabilities
    var access = ServiceAccess(
      name: name, base: server, credentials: [.bearer(settings.key)], client: client, complaints: Self.complaint)
    access.redirects.trustedHosts = settings.downloadHosts
    access.timeouts = settings.timeouts
    self.access = access
    version = ModelVersion(settings.model, access)
  }

  /// `application/problem+json` (RFC 7807).
  @Sendable private static func complaint(_ answer: HTTPAnswer) -> ServiceComplaint {
    let document = JSON(answer.body)
    let words = [document?["title"], document?["detail"]].compactMap { $0?.line }.joined(separator: ": ")
    return ServiceComplaint(status: answer.status, words: words)
  }

  public func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    if let objection = capabilities.objection(to: request, from: name) { throw objection }
    let audio = try await ReplicateUpload(access).location(of: request.audio)
    let version = try await version.resolved()
    var submission = try access.request(.post, "predictions")
    let seconds = max(5, Int(settings.patience / .seconds(1)))
    submission.headers.append(HTTPHeader("Cancel-After", "\(seconds)s"))
    let input = settings.template.filled(for: request, audio: audio)
    let prediction = try await access.ask(submission, .object(["version": .text(version), "input": input]))
    return .accepted(access.receipt(try access.sound(prediction["id"]?.text, of: submission)))
  }

  public func trace(_ request: ClipRequest, since time: Double) async throws -> ClipTrace {
    let search = PredictionSearch(access, template: settings.template, version: try await version.resolved())
    return try await search.trace(request, since: time)
  }

  public func poll(_ receipt: ClipReceipt) async throws -> ClipState {
    do {
      let prediction = try await access.ask(try request(for: receipt))
      return state(prediction)
    } catch let failure as ClipFailure where failure.kind == .notFound {
      // 404: deleted, or another account's.
      return .forgotten
    }
  }

  private func request(for receipt: ClipReceipt) throws -> HTTPRequest {
    try access.check(receipt)
    var request = try access.request(.get, "predictions/\(receipt.id)")
    // Some answers hold the file itself.
    request.largestAnswer = 64 << 20
    return request
  }

  private func state(_ prediction: JSON) -> ClipState {
    switch prediction["status"]?.text {
    case "starting": .queued(ahead: nil)
    case "processing": .running(done: nil)
    case "succeeded": .ready
    case "canceled", "aborted": .cancelled
    case "failed":
      .failed(access.failure(.failed, prediction["error"]?.line ?? "the model does not say why it failed"))
    default: .failed(access.failure(.unusable, "the prediction has no status that is known", mayBeBilled: true))
    }
  }

  public func fetch(
    _ receipt: ClipReceipt, of request: ClipRequest, into folder: String
  ) async throws -> ClipResult {
    let files = ClipFolder(folder, of: name)
    defer { files.sweep() }
    var question = try self.request(for: receipt)
    question.largestAnswer = settings.largestFile / 3 * 4
    question.timeouts = ServiceAccess.fileTimeouts
    let prediction = try await access.askForFiles(question, nil, into: files)
    guard prediction["status"]?.text == "succeeded" else {
      throw access.failure(.gone, "the prediction \(receipt.id) is \(prediction["status"]?.line ?? "without status")")
    }
    // Inputs and outputs are deleted an hour after they were made.
    if prediction["data_removed"] == true {
      throw access.failure(.gone, "the result of \(receipt.id) was deleted", mayBeBilled: true)
    }
    return try await result(prediction, of: request, in: files)
  }

  private func result(_ prediction: JSON, of request: ClipRequest, in folder: ClipFolder) async throws -> ClipResult {
    let files: [ClipFile]
    do {
      files = try await access.keep(prediction["output"], of: request.task, in: folder, limit: settings.largestFile)
    } catch let failure as ClipFailure where failure.kind == .notFound {
      throw access.failure(.gone, failure.diagnosis.finding, mayBeBilled: true)
    }
    return Prediction(prediction).result(files, of: request, by: capabilities)
  }

  public func cancel(_ receipt: ClipReceipt) async throws {
    try await access.cancelPrediction(receipt, ended: [.notFound, .rejected])
  }
}

/// The version of a model: asked for once where the settings leave it open.
final class ModelVersion: Sendable {
  private let model: String
  private let access: ServiceAccess
  private let known: Mutex<String?>

  init(_ model: String, _ access: ServiceAccess) {
    self.model = model
    self.access = access
    // `owner/name:64hex` and `64hex` are definite; the API takes both.
    known = Mutex(model.contains(":") || !model.contains("/") ? model : nil)
  }

  /// The model as the API wants it in `version`.
  func resolved() async throws -> String {
    if let version = known.withLock({ $0 }) { return version }
    let parts = model.split(separator: "/").map(String.init)
    guard parts.count == 2, parts.allSatisfy(ServiceAccess.isSound) else {
      throw access.failure(.misconfigured, "\"\(model.prefix(100))\" is no model: owner/name or owner/name:version")
    }
    let document = try await access.ask(try access.request(.get, "models/\(parts[0])/\(parts[1])"))
    // Official models have no versions that can be asked for; they go by their name.
    let version = document["latest_version"]?["id"]?.text.map { "\(model):\($0)" } ?? model
    known.withLock { $0 = version }
    return version
  }
}
