import ClipRendering
import Foundation
import HTTP

extension ServiceAccess {
  /// The limits for the body of a file: it may take as long as it keeps coming.
  public static let fileTimeouts = HTTPTimeouts(slow: .seconds(30), slowest: 1024, total: nil)

  /// Brings the file at `address`, which the service gave in an answer, into `folder` under `name`.
  public func bring(_ text: String, as name: String, into folder: ClipFolder, limit: Int) async throws -> ClipFile {
    guard let address = WebAddress(text), redirects.allows(address, from: base) else {
      let shown = WebAddress(text)?.description ?? "an address that is none"
      throw failure(.unusable, "the result lies at \(shown), which is not allowed")
    }
    var request = request(.get, address)
    request.timeouts = Self.fileTimeouts
    request.largestAnswer = limit
    let scratch = folder.scratch(name)
    let answer = try await download(request, to: scratch)
    return try folder.keep(scratch, as: name, said: answer.mediaType)
  }

  /// The JSON answer to `request`, whose files, if it has any, go to the scratch paths of `folder` by their number.
  public func askForFiles(_ request: HTTPRequest, _ body: JSON?, into folder: ClipFolder) async throws -> JSON {
    let request = Self.writing(body, into: request)
    let scratch = folder.scratch("answer")
    let answer = try await download(request, to: scratch)
    defer { folder.discard(scratch) }
    if let type = answer.mediaType, type != "application/json", !type.hasSuffix("+json") {
      throw unusable("the answer is \(type.prefix(60)), not JSON", request)
    }
    do {
      guard let document = try FilesInJSON.extract(scratch, to: { folder.scratch("\($0)") }) else {
        throw unusable("the answer is not JSON", request)
      }
      return document
    } catch FilesInJSON.Fault.badBase64 {
      throw unusable("a file in the answer is not base64", request)
    } catch FilesInJSON.Fault.tooLarge {
      throw unusable("the answer is too large", request)
    } catch let failure as ClipFailure {
      throw failure
    } catch {
      throw folder.notStored(error, mayBeBilled: request.repetition != .harmless)
    }
  }

  /// Keeps what an answer of `askForFiles` gives instead of a file: one in the answer itself, or an address.
  public func keep(_ output: JSON, as name: String, in folder: ClipFolder, limit: Int) async throws -> ClipFile {
    guard let text = output.text else { throw failure(.unusable, "the result \(name) is no file") }
    if let number = text.hasPrefix("file:") ? Int(text.dropFirst(5)) : nil {
      let scratch = folder.scratch("\(number)")
      // A service may write such a text itself.
      guard FileManager.default.fileExists(atPath: scratch) else {
        throw failure(.unusable, "the result \(name) is no file")
      }
      return try folder.keep(scratch, as: name, said: nil)
    }
    return try await bring(text, as: name, into: folder, limit: limit)
  }
}
