import Foundation

/// A body that is put together as it is sent, so that files need not be held in memory.
public struct HTTPUpload: Sendable {
  /// A part of it.
  public enum Piece: Sendable {
    case bytes([UInt8])
    /// The first `size` bytes of a file, which must not change meanwhile.
    case file(String, size: Int)

    var size: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .file(_, let size): size
      }
    }
  }

  public let contentType: String
  let pieces: [Piece]

  public init(contentType: String, _ pieces: [Piece]) {
    self.contentType = contentType
    self.pieces = pieces
  }

  /// In bytes.
  public var size: Int { pieces.reduce(0) { $0 + $1.size } }
}

/// A form with fields and files (RFC 7578).
public struct MultipartForm {
  private let boundary: String
  private var pieces: [HTTPUpload.Piece] = []

  /// `boundary` must not occur in what is sent: 1…70 letters and digits.
  public init(boundary: String = UUID().uuidString.replacing("-", with: "")) { self.boundary = boundary }

  /// Adds a field; `name` must be of letters, digits and the like.
  public mutating func add(_ name: String, _ value: String) {
    pieces.append(.bytes(Array("\(head(name, ""))\r\n\(value)\r\n".utf8)))
  }

  /// Adds a file under the name `file.` and its ending; throws if it is not there.
  public mutating func add(_ name: String, file path: String, type: String) throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    let ending = path.split(separator: ".").last.map(String.init) ?? ""
    let isPlain = !ending.isEmpty && ending.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x7A).contains($0) }
    let head = head(name, "; filename=\"file.\(isPlain ? ending : "bin")\"") + "Content-Type: \(type)\r\n\r\n"
    pieces += [.bytes(Array(head.utf8)), .file(path, size: size), .bytes(Array("\r\n".utf8))]
  }

  private func head(_ name: String, _ more: String) -> String {
    "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\(more)\r\n"
  }

  /// The whole form as it is sent.
  public var upload: HTTPUpload {
    HTTPUpload(
      contentType: "multipart/form-data; boundary=\(boundary)", pieces + [.bytes(Array("--\(boundary)--\r\n".utf8))])
  }
}
