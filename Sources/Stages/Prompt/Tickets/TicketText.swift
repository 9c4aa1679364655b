import Diagnostics

/// The text of a ticket as it was saved, in whatever encoding editors write: UTF-8, UTF-16 and UTF-32 with and without
/// a byte order mark, and Windows-1252 where nothing else can be meant.
public struct TicketText: Sendable {
  /// UTF-8 without a byte order mark.
  public let bytes: [UInt8]

  /// Throws when the bytes are no text, or none that can be told, with the place of the first byte that is wrong.
  ///
  /// The code is `ticket.incomplete` when they end within a character, so that more may be to come.
  public init(_ data: [UInt8]) throws(Problems) {
    if let format = ForeignFormat(data) { throw Problems(format.diagnosis) }
    if let wide = WideEncoding(of: data) {
      bytes = try wide.utf8(data)
      return
    }
    let body = data.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(data.dropFirst(3)) : data
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: body.span)
      bytes = body
    } catch {
      if let text = Windows1252.text(body) {
        bytes = Array(text.utf8)
        return
      }
      let place = TextPlace(of: error.byteOffsets.lowerBound, in: body)
      throw Problems(
        Self.encoding(place.description, "the bytes are neither UTF-8 nor another encoding that can be told"))
    }
  }

  /// Text that is UTF-8 already.
  init(utf8 text: String) { bytes = Array(text.utf8) }

  /// What a ticket whose name ends in `endings`, the last one first, is written in.
  ///
  /// Editors that hide endings make `night.json.txt` of `night.json`; then the text itself tells, and so it does for a
  /// `.txt` that is an object with a ticket's fields. An object cannot be a prompt.
  public func kind(named endings: [String]) -> TicketReader.Kind {
    let first = bytes.first { !Self.isSpace($0) }
    let isObject = first == UInt8(ascii: "{")
    if endings.first == "json" { return endings.dropFirst().first == "txt" && !isObject ? .text : .json }
    return isObject && (endings.contains("json") || namesField) ? .json : .text
  }

  private var namesField: Bool {
    let text = String(decoding: bytes.prefix(1 << 14), as: UTF8.self)
    return TicketField.allCases.contains { field in
      ["\"", "'", "\u{201C}"].contains { text.contains($0 + field.rawValue) }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  static func encoding(_ place: String, _ finding: String, code: String = "encoding") -> Diagnosis {
    Diagnosis(
      code: "ticket.\(code)", place: place, finding: finding,
      remedy: "save the file as UTF-8 (\"Save as …\", encoding: UTF-8)")
  }
}
