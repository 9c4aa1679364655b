import ClipRendering
import Foundation
import HTTP

extension ServiceAccess {
  /// The successful answer to `request` with `body`, as JSON; throws `ClipFailure`.
  public func ask(_ request: HTTPRequest, _ body: JSON? = nil) async throws -> JSON {
    try document(in: try await send(Self.writing(body, into: request)), of: request)
  }

  /// `request` with `body` as JSON.
  public static func writing(_ body: JSON?, into request: HTTPRequest) -> HTTPRequest {
    var request = request
    request.headers.append(HTTPHeader("Accept", "application/json"))
    if let body {
      request.headers.append(HTTPHeader("Content-Type", "application/json"))
      request.body = body.bytes
    }
    return request
  }

  /// The JSON in an answer; whoever answers a costly request in some other way may have carried it out.
  public func document(in answer: HTTPAnswer, of request: HTTPRequest) throws -> JSON {
    if let type = answer.mediaType, type != "application/json", !type.hasSuffix("+json") {
      throw unusable("the answer is \(type.prefix(60)), not JSON", request)
    }
    guard let document = JSON(answer.body) else { throw unusable("the answer is not JSON", request) }
    return document
  }

  /// The JSON object in a small file that an answer was put into.
  public func document(inFile path: String, of request: HTTPRequest) throws -> JSON {
    let handle = try? FileHandle(forReadingFrom: URL(filePath: path))
    let data = try? handle?.read(upToCount: 1 << 20)
    try? handle?.close()
    guard let data, let document = JSON(Array(data)) else { throw unusable("the answer is not JSON", request) }
    return document
  }

  /// An answer that is not what was agreed on.
  public func unusable(_ finding: String, _ request: HTTPRequest) -> ClipFailure {
    failure(
      .unusable, "\(request.address): \(finding)", mayBeBilled: request.repetition != .harmless)
  }

  /// `id` if it can stand in an address as it is.
  public func sound(_ id: String?, of request: HTTPRequest) throws -> String {
    guard let id, Self.isSound(id) else { throw unusable("it gave no usable name for the order", request) }
    return id
  }

  /// True if `id` is 1…200 letters, digits, `-`, `_` and `.`, and more than dots.
  public static func isSound(_ id: String) -> Bool {
    (1...200).contains(id.utf8.count) && id.contains { $0 != "." }
      && id.utf8.allSatisfy { byte in
        48...57 ~= byte || 65...90 ~= byte || 97...122 ~= byte || [45, 46, 95].contains(byte)
      }
  }

  /// Throws unless a receipt is this source's and this server's.
  public func check(_ receipt: ClipReceipt) throws {
    guard receipt.source == name, receipt.server == server, Self.isSound(receipt.id) else {
      throw failure(.gone, "the order \(receipt.id.prefix(80)) is another server's: \(receipt.server)")
    }
  }

  /// The receipt for an order that the service calls `id`.
  public func receipt(_ id: String) -> ClipReceipt { ClipReceipt(source: name, server: server, id: id) }
}
