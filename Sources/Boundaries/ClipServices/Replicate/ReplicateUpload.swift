import ClipRendering
import Foundation
import HTTP

/// Puts a recording where a model at Replicate can get it.
struct ReplicateUpload {
  /// The largest file that may be written into a request, in bytes, as the API asks for.
  private static let largestText = 256_000

  private let access: ServiceAccess

  init(_ access: ServiceAccess) { self.access = access }

  /// The recording itself, as a text, or its address; nil where there is none.
  func location(of audio: ClipAudio?) async throws -> String? {
    guard let path = audio?.path else { return nil }
    do {
      return try DataURI.text(of: path, limit: Self.largestText)
    } catch POSIXError.EFBIG {
      return try await upload(path)
    } catch {
      throw access.failure(.rejected, "the recording cannot be read: \(error.localizedDescription)")
    }
  }

  private func upload(_ path: String) async throws -> String {
    // A file that is there twice costs nothing.
    var request = try access.request(.post, "files", repetition: .harmless)
    request.headers.append(HTTPHeader("Accept", "application/json"))
    var form = MultipartForm()
    try form.add("content", file: path, type: ClipFormat.mediaType(of: path))
    request.upload = form.upload
    request.timeouts.total = nil
    let file = try access.document(in: try await access.send(request), of: request)
    guard let address = file["urls"]?["get"]?.text, WebAddress(address) != nil else {
      throw access.unusable("the answer does not say where the file is", request)
    }
    return address
  }
}
