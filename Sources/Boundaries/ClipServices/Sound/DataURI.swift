import ClipRendering
import Foundation

/// A file within a text: `data:audio/wav;base64,…` (RFC 2397).
public enum DataURI {
  /// A file as such a text; throws if it cannot be read or is larger than `limit` bytes.
  public static func text(of path: String, limit: Int) throws -> String {
    guard try ClipFolder.size(of: path) <= limit else { throw POSIXError(.EFBIG) }
    let data = try Data(contentsOf: URL(filePath: path))
    return "data:\(ClipFormat.mediaType(of: path));base64,\(data.base64EncodedString())"
  }
}

extension ClipFormat {
  /// The media type of a file by its ending.
  public static func mediaType(of path: String) -> String {
    switch path.split(separator: ".").last?.lowercased() {
    case "wav": "audio/wav"
    case "flac": "audio/flac"
    case "mp3": "audio/mpeg"
    case "ogg", "opus": "audio/ogg"
    default: "application/octet-stream"
    }
  }
}
