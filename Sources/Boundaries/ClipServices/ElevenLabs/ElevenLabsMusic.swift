import Audio
import ClipRendering
import Foundation
import HTTP

/// ElevenLabs Music, which sings, and takes recordings apart.
///
/// It answers with the sound itself; what is lost on the way is lost.
public struct ElevenLabsMusic: ImmediateClipSource {
  public let name: String
  public let capabilities: ClipCapabilities
  private let settings: ElevenLabsSettings
  private let access: ServiceAccess

  /// Nil if the settings' server is no address.
  public init?(name: String = "elevenlabs", _ settings: ElevenLabsSettings, client: RetryingClient) {
    guard let server = settings.server ?? WebAddress("https://api.elevenlabs.io") else { return nil }
    self.name = name
    self.settings = settings
    capabilities = Self.capabilities(settings)
    access = ServiceAccess(
      name: name, base: server, credentials: [HTTPHeader("xi-api-key", settings.key)], client: client,
      complaints: ElevenLabsComplaint.read)
  }

  private static func capabilities(_ settings: ElevenLabsSettings) -> ClipCapabilities {
    var can = ClipCapabilities(
      lengths: .s(3)...(.s(600)), licence: ClipLicence("ElevenLabs' music terms", isCommercial: nil))
    can.vocals = .lyrics
    can.separations = [ElevenLabsStems.six, ElevenLabsStems.two]
    can.fields = [.duration, .lyrics]
    can.price = settings.price
    return can
  }

  public func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    if let objection = capabilities.objection(to: request, from: name) { throw objection }
    let files = ClipFolder(folder, of: name)
    defer { files.sweep() }
    try files.requireRoom(Self.room(for: request))
    if case .separate(let names) = request.task {
      return .delivered(try await stems(names, of: request, in: files))
    }
    return .delivered(try await music(request, in: files))
  }

  /// In bytes: two channels of 16 bits at 48 kHz, twice, for as many files as there will be; ten minutes where nobody says.
  private static func room(for request: ClipRequest) -> Int {
    SampleRate.standard.frames(in: request.duration ?? .s(600)) * 8 * request.task.fileNames.count
  }

  private func music(_ request: ClipRequest, in folder: ClipFolder) async throws -> ClipResult {
    var submission = try self.submission("v1/music?output_format=\(settings.format)")
    submission.headers.append(HTTPHeader("Content-Type", "application/json"))
    submission.body = JSON.object(ElevenLabsOrder.fields(request, model: settings.model)).bytes
    let scratch = folder.scratch("answer")
    let answer = try await access.download(submission, to: scratch)
    let name = request.task.fileNames[0]
    let file = try RawFormat.keep(
      scratch, as: name, in: folder, format: settings.format, lasting: request.duration, said: answer.mediaType)
    var result = ClipResult(files: [file], remoteID: answer.fields["song-id"].map { String($0.prefix(200)) })
    result.cost = settings.price?.cost(of: request.duration ?? .s(0))
    return result
  }

  private func stems(_ names: [String], of request: ClipRequest, in folder: ClipFolder) async throws -> ClipResult {
    var submission = try self.submission("v1/music/stem-separation?output_format=\(settings.stemFormat)")
    var form = MultipartForm()
    form.add("stem_variation_id", ElevenLabsStems.variation(for: names))
    do {
      let path = request.audio?.path ?? ""
      try form.add("file", file: path, type: ClipFormat.mediaType(of: path))
    } catch {
      throw access.failure(.rejected, "the recording cannot be read: \(error.localizedDescription)")
    }
    submission.upload = form.upload
    let scratch = folder.scratch("answer")
    let answer = try await access.download(submission, to: scratch)
    let stems = ElevenLabsStems(settings: settings, duration: request.duration, access: access)
    var result = ClipResult(
      files: try stems.files(names, in: scratch, said: answer.mediaType, to: folder),
      remoteID: answer.fields["request-id"].map { String($0.prefix(200)) })
    result.cost = settings.price?.cost(of: request.duration ?? .s(0))
    return result
  }

  private func submission(_ path: String) throws -> HTTPRequest {
    var request = try access.request(.post, path)
    request.timeouts = HTTPTimeouts(
      firstByte: settings.patience, slow: settings.slowness, slowest: 1024, total: nil)
    request.largestAnswer = settings.largestFile
    return request
  }

  public func fetch(
    _ receipt: ClipReceipt, of request: ClipRequest, into folder: String
  ) async throws -> ClipResult {
    throw access.failure(.gone, "the service keeps no results")
  }
}

/// Reads the three shapes of `{"detail":…}`: `{code,message}`, the older `{status,message}`, and a list of what is invalid.
///
/// The code counts more than the status, which differs between deployments.
enum ElevenLabsComplaint {
  @Sendable static func read(_ answer: HTTPAnswer) -> ServiceComplaint {
    let detail = JSON(answer.body)?["detail"]
    let code = detail?["code"]?.text ?? detail?["status"]?.text ?? ""
    var complaint = ServiceComplaint(status: answer.status, words: words(detail, code))
    switch code {
    case "quota_exceeded", "insufficient_credits", "payment_required": complaint.kind = .noCredit
    case "bad_prompt", "bad_composition_plan": complaint.kind = .rejected
    case "concurrent_limit_exceeded", "too_many_concurrent_requests", "rate_limit_exceeded", "system_busy":
      complaint.kind = .busy
    default: break
    }
    return complaint
  }

  private static func words(_ detail: JSON?, _ code: String) -> String {
    if let problems = detail?.list {
      return problems.map { problem in
        let location = problem["loc"]?.list?.map(\.line).joined(separator: ".") ?? ""
        return "\(location): \(problem["msg"]?.line ?? problem.line)"
      }
      .joined(separator: "; ")
    }
    let message = detail?["message"]?.line ?? detail?.text ?? ""
    let data = detail?["data"]
    let suggestion = (data?["prompt_suggestion"] ?? detail?["prompt_suggestion"]).map { "; it suggests: \($0.line)" }
    return [code, message].filter { !$0.isEmpty }.joined(separator: ": ") + (suggestion ?? "")
  }
}
