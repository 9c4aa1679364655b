import ClipRendering
import Foundation
import HTTP

/// The REST server of ACE-Step 1.5 on a machine of one's own.
///
/// It queues orders, knows nothing of cancelling, and forgets everything when it is restarted.
public struct ACEStepServer: ClipSource {
  public let name: String
  public let capabilities: ClipCapabilities
  private let settings: ACEStepSettings
  private let access: ServiceAccess

  public init(name: String = "ace-step", _ settings: ACEStepSettings, client: RetryingClient) {
    self.name = name
    self.settings = settings
    capabilities = .aceStep(model: settings.model)
    var access = ServiceAccess(
      name: name, base: settings.server, credentials: settings.key.map { [.bearer($0)] } ?? [], client: client
    ) { ServiceComplaint(status: $0.status, words: JSON($0.body)?["detail"]?.line ?? "") }
    access.timeouts = settings.timeouts
    self.access = access
  }

  public func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    if let objection = capabilities.objection(to: request, from: name) { throw objection }
    let order = ACEStepOrder(request, settings)
    var submission = try access.request(.post, "release_task", repetition: .afterAnswer)
    if let file = order.file {
      submission.headers.append(HTTPHeader("Accept", "application/json"))
      submission.upload = try form(order, file)
      submission.timeouts.total = nil
    } else {
      submission = ServiceAccess.writing(.object(order.fields), into: submission)
    }
    let data = try data(in: try access.document(in: try await access.send(submission), of: submission))
    return .accepted(access.receipt(try access.sound(data["task_id"]?.text, of: submission)))
  }

  private func form(_ order: ACEStepOrder, _ file: (field: String, path: String)) throws -> HTTPUpload {
    var form = MultipartForm()
    for (name, value) in order.fields.sorted(by: { $0.key < $1.key }) { form.add(name, value.line) }
    do {
      try form.add(file.field, file: file.path, type: ClipFormat.mediaType(of: file.path))
    } catch {
      throw access.failure(.rejected, "the recording cannot be read: \(error.localizedDescription)")
    }
    return form.upload
  }

  public func poll(_ receipt: ClipReceipt) async throws -> ClipState {
    try access.check(receipt)
    return try await answer(to: receipt).state(from: access)
  }

  public func fetch(
    _ receipt: ClipReceipt, of request: ClipRequest, into folder: String
  ) async throws -> ClipResult {
    try access.check(receipt)
    let answer = try await answer(to: receipt)
    guard answer.status == 1, let file = answer.item?["file"]?.text, !file.isEmpty else {
      throw access.failure(.gone, "the server has no result for \(receipt.id)")
    }
    // The server gives its own addresses without its name.
    let address = file.hasPrefix("/") ? settings.server.appending(String(file.dropFirst()))?.text : file
    let clip = try await access.bring(
      address ?? file, as: request.task.fileNames[0], into: ClipFolder(folder, of: name), limit: settings.largestFile)
    return ClipResult(files: [clip], remoteID: receipt.id, remarks: answer.remarks)
  }

  private func answer(to receipt: ClipReceipt) async throws -> ACEStepAnswer {
    let request = try access.request(.post, "query_result", repetition: .harmless)
    let data = try data(in: try await access.ask(request, .object(["task_id_list": .list([.text(receipt.id)])])))
    guard let answer = ACEStepAnswer(data, id: receipt.id) else {
      throw access.unusable("the answer says nothing of \(receipt.id)", request)
    }
    return answer
  }

  /// The content of the envelope, which may hold a failure though the status is 200.
  private func data(in document: JSON) throws -> JSON {
    let code = document["code"]?.whole ?? 200
    let error = document["error"] ?? .null
    guard code == 200, error.isNull else {
      throw access.failure(ServiceComplaint(status: code == 200 ? 500 : code, words: "").kind, error.line)
    }
    guard let data = document["data"], !data.isNull else { throw access.failure(.unusable, "the answer has no data") }
    return data
  }
}
