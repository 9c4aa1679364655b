import Audio
import ClipService
import Clips
import Foundation
import HTTP

/// ElevenLabs Music, which sings, and takes recordings apart.
///
/// It answers with the sound itself; what is lost on the way is lost.
public struct ElevenLabsMusic: ClipSource {
  public let name: String
  public let capabilities: ClipCapabilities
  private let settings: ElevenLabsSettings
  private let access: ServiceAccess

  /// Nil if the settings' server is no address.
  public init?(name: String = "elevenlabs", _ settings: ElevenLabsSettings, client: PatientClient) {
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
    let place = ClipFolder(folder, of: name)
    defer { place.sweep() }
    try place.requireRoom(Self.room(for: request))
    if case .separate(let names) = request.task {
      return .delivered(try await stems(names, of: request, in: place))
    }
    return .delivered(try await music(request, in: place))
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

  /// The service has no list of what was ordered.
  public func trace(_ request: ClipRequest, since time: Double) async throws -> ClipTrace { .unknown }

  public func poll(_ receipt: ClipReceipt) async throws -> ClipState { .forgotten }

  public func fetch(
    _ receipt: ClipReceipt, of request: ClipRequest, into folder: String
  ) async throws -> ClipResult {
    throw access.failure(.gone, "the service keeps no results")
  }

  /// The service has no way to end an order.
  public func cancel(_ receipt: ClipReceipt) async throws {}
}
