import Diagnostics

/// The text of a ticket as it was saved, in whatever encoding editors write: UTF-8, UTF-16 and UTF-32 with and without
/// a byte order mark, and Windows-1252 where nothing else can be meant.
public struct TicketText: Sendable {
  /// UTF-8 without a byte order mark.
  public let bytes: [UInt8]

  /// Throws when the bytes are no text, or none that can be told, with the position of the first wrong byte.
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
      let location = TextPosition(of: error.byteOffsets.lowerBound, in: body)
      throw Problems(
        Self.encoding(location.description, "the bytes are neither UTF-8 nor another encoding that can be told"))
    }
  }

  /// Text that is UTF-8 already.
  init(utf8 text: String) { bytes = Array(text.utf8) }

  /// The format of a ticket whose name ends in `endings`, the last one first.
  ///
  /// Editors that hide endings make `night.json.txt` of `night.json`; then the text itself tells, and so it does for a
  /// `.txt` that is an object with a ticket's fields. An object cannot be a prompt.
  public func format(named endings: [String]) -> TicketFormat {
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

  static func encoding(_ location: String, _ finding: String, code: String = "encoding") -> Diagnosis {
    Diagnosis(
      code: "ticket.\(code)", location: location, finding: finding,
      remedy: "save the file as UTF-8 (\"Save as …\", encoding: UTF-8)")
  }
}

/// A file of another kind under the name of a ticket, known by its first bytes.
struct ForeignFormat {
  private let name: String
  private let remedy: String

  init?(_ data: [UInt8]) {
    let isBinary = data.prefix(64).contains(0)
    guard let row = Self.table.first(where: { data.starts(with: $0.start) && (isBinary || !$0.isBinary) }) else {
      return nil
    }
    (name, remedy) = (row.name, row.remedy)
  }

  var diagnosis: Diagnosis {
    Diagnosis(
      code: "ticket.no-text", location: "the beginning", finding: "the file is \(name), not text", remedy: remedy)
  }

  /// The first bytes, and whether there are zeros among those that follow: a prompt may begin with `RIFF` as well.
  private typealias Row = (start: [UInt8], isBinary: Bool, name: String, remedy: String)

  private static let table: [Row] = {
    let asText = "save it as plain text: only the words are wanted"
    let audio = "give it the ending of its kind, such as .wav, and put the words into a ticket beside it"
    let sounds = ["RIFF", "RF64", "fLaC", "OggS", "FORM", "ID3", "caff", ".snd"].map {
      Row(start: Array($0.utf8), isBinary: true, name: "audio or video", remedy: audio)
    }
    return sounds + [
      (Array("{\\rtf".utf8), false, "a document in Rich Text Format", asText),
      (Array("%PDF-".utf8), false, "a PDF", asText),
      ([0xD0, 0xCF, 0x11, 0xE0], true, "a document of an old Office program", asText),
      ([0x50, 0x4B, 0x03, 0x04], true, "a ZIP archive, or a document of Word or LibreOffice", asText),
      ([0x89, 0x50, 0x4E, 0x47], true, "an image", asText), ([0xFF, 0xD8, 0xFF], true, "an image", asText),
    ]
  }()
}
