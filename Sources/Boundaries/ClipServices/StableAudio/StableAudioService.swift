import Audio
import ClipRendering
import Diagnostics
import Foundation
import HTTP

/// Stability AI's Stable Audio: instruments and sounds from words, or from words and a recording.
public struct StableAudioService: ClipSource {
  public let name: String
  public let capabilities: ClipCapabilities
  private let settings: StableAudioSettings
  private let access: ServiceAccess

  /// Nil if the settings' server is no address.
  public init?(name: String = "stable-audio", _ settings: StableAudioSettings, client: RetryingClient) {
    guard let server = settings.server ?? WebAddress("https://api.stability.ai") else { return nil }
    self.name = name
    self.settings = settings
    capabilities = Self.capabilities(settings)
    access = ServiceAccess(
      name: name, base: server, credentials: [.bearer(settings.key)], client: client,
      complaints: StableAudioComplaint.read)
  }

  private static func capabilities(_ settings: StableAudioSettings) -> ClipCapabilities {
    let isLong = settings.model == .stableAudio3
    var can = ClipCapabilities(
      lengths: .s(1)...(.s(isLong ? 380 : 190)),
      licence: ClipLicence("Stability AI's terms of service", isCommercial: nil))
    can.audio = [.style, .cover]
    can.fields = [.duration, .seed]
    can.price = settings.price
    can.pollInterval = .seconds(10)
    return can
  }

  public func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    if let objection = capabilities.objection(to: request, from: name) { throw objection }
    var submission = try access.request(
      .post, "v2beta/audio/\(family)/\(request.audio == nil ? "text-to-audio" : "audio-to-audio")")
    submission.upload = try form(request)
    submission.timeouts = HTTPTimeouts(
      firstByte: settings.patience, slow: settings.slowness, slowest: 1024, total: nil)
    guard settings.model == .stableAudio3 else {
      // Stereo at no more than 32 bits.
      try ClipFolder(folder, of: name).requireRoom(
        SampleRate.standard.frames(in: request.duration ?? capabilities.lengths.upperBound) * 8)
      return .delivered(try await sound(submission, of: request, in: ClipFolder(folder, of: name)))
    }
    submission.headers.append(HTTPHeader("Accept", "audio/*"))
    let answer = try await access.send(submission)
    let id = try access.document(in: answer, of: submission)["id"]?.text
    return .accepted(access.receipt(try access.sound(id, of: submission)))
  }

  private var family: String { settings.model == .stableAudio3 ? "stable-audio" : "stable-audio-2" }

  private func form(_ request: ClipRequest) throws -> HTTPUpload {
    var form = MultipartForm()
    form.add("prompt", request.prompt(besides: capabilities.fields.union([.lyrics])))
    form.add("model", settings.model.rawValue)
    form.add("output_format", "wav")
    form.add("seed", "\(request.seed(upTo: 4_294_967_294))")
    if let duration = request.duration { form.add("duration", JSON.number(duration.value).line) }
    if let steps = settings.steps { form.add("steps", "\(steps)") }
    if let guidance = settings.guidance { form.add("cfg_scale", JSON.number(guidance).line) }
    guard let audio = request.audio else { return form.upload }
    // The service's number says how much is changed: at 1 nothing of the recording is left.
    form.add("strength", JSON.number(max(0.01, 1 - (audio.strength ?? 0.5))).line)
    do {
      try form.add("audio", file: audio.path, type: ClipFormat.mediaType(of: audio.path))
    } catch {
      throw access.failure(.rejected, "the recording cannot be read: \(error.localizedDescription)")
    }
    return form.upload
  }

  /// The sound that the answer to `request` is.
  private func sound(_ request: HTTPRequest, of clip: ClipRequest, in folder: ClipFolder) async throws -> ClipResult {
    var request = request
    request.headers.append(HTTPHeader("Accept", "audio/*"))
    request.largestAnswer = settings.largestFile
    let isPaid = request.repetition != .harmless
    let scratch = folder.scratch("mix")
    let answer = try await access.download(request, to: scratch)
    defer { folder.discard(scratch) }
    if answer.status == 202 { throw access.failure(.gone, "the order is not ready yet") }
    if let reason = answer.fields["finish-reason"], reason.uppercased() != "SUCCESS" {
      throw access.failure(.rejected, "the service held it back: \(reason)", mayBeBilled: isPaid)
    }
    let file = try folder.keep(
      scratch, as: clip.task.fileNames[0], said: answer.mediaType, mayBeBilled: isPaid)
    var result = ClipResult(files: [file], remoteID: answer.fields["x-request-id"])
    result.cost = settings.price?.cost(of: clip.duration ?? .s(0))
    result.remarks["seed"] = answer.fields["seed"].map { String($0.prefix(40)) }
    return result
  }

  public func poll(_ receipt: ClipReceipt) async throws -> ClipState {
    var request = try question(receipt)
    request.headers.append(HTTPHeader("Accept", "audio/*"))
    // What is ready comes with the answer; `fetch` takes it.
    request.headSuffices = true
    do {
      let answer = try await access.send(request)
      guard answer.status == 202 else { return .ready }
      let state = try access.document(in: answer, of: request)["status"]?.text
      return state == "in-progress" ? .running(done: nil) : .queued(ahead: nil)
    } catch let failure as ClipFailure where failure.kind == .notFound {
      return .forgotten
    } catch let failure as ClipFailure where failure.kind == .rejected {
      return .failed(failure)
    }
  }

  private func question(_ receipt: ClipReceipt) throws -> HTTPRequest {
    try access.check(receipt)
    return try access.request(.get, "v2beta/audio/results/\(receipt.id)")
  }

  public func fetch(
    _ receipt: ClipReceipt, of request: ClipRequest, into folder: String
  ) async throws -> ClipResult {
    var question = try question(receipt)
    question.timeouts = ServiceAccess.fileTimeouts
    do {
      var result = try await sound(question, of: request, in: ClipFolder(folder, of: name))
      result.remoteID = receipt.id
      return result
    } catch let failure as ClipFailure where failure.kind == .notFound {
      throw access.failure(.gone, failure.diagnosis.finding, mayBeBilled: true)
    }
  }
}

/// Reads `{"id","name","errors":[…]}`, or the older `{"id","name","message"}`.
enum StableAudioComplaint {
  @Sendable static func read(_ answer: HTTPAnswer) -> ServiceComplaint {
    let document = JSON(answer.body)
    let errors = document?["errors"]?.list?.map(\.line).joined(separator: "; ")
    let words = [document?["name"]?.text, errors ?? document?["message"]?.text].compactMap { $0 }
    var complaint = ServiceComplaint(status: answer.status, words: words.joined(separator: ": "))
    switch document?["name"]?.text {
    case "content_moderation", "invalid_language", "copyrighted_content": complaint.kind = .rejected
    case "rate_limit_exceeded": complaint.kind = .busy
    // The service's own words for its own fault, for which it charges nothing, as its reference says.
    case "internal_error": complaint.isUnbilled = true
    default: break
    }
    if complaint.kind == .busy {
      // Whoever asks too often is locked out for a minute, as the service's reference says.
      complaint.wait = .seconds(60)
      complaint.isPatient = true
    }
    return complaint
  }
}
