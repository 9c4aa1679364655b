import Diagnostics

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
    Diagnosis(code: "ticket.no-text", place: "the beginning", finding: "the file is \(name), not text", remedy: remedy)
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
