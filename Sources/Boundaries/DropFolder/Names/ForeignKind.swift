import System

/// The kind of a file that is neither a ticket nor audio, by its name.
enum ForeignKind: Hashable {
  /// Plain text with marks, which is a ticket or notes about something.
  case prose(String)
  case document(String)
  /// Another notation for data, which JSON is not.
  case data(String)
  case archive, midi, image, project
  case withoutEnding
  case unknown(String)

  init(_ name: FileName) {
    let ending = name.fileExtension
    self =
      switch ending {
      case "": .withoutEnding
      case "md", "markdown", "mdown", "mkd", "text", "rst", "adoc", "asciidoc", "org", "tex", "nfo", "log", "lrc",
        "asc":
        .prose(ending)
      case "doc", "docx", "docm", "dotx", "odt", "fodt", "ott", "rtf", "rtfd", "pages", "pdf", "wps", "wpd", "epub",
        "html",
        "htm", "mht", "xls", "xlsx", "ods", "eml", "msg", "one", "gdoc":
        .document(ending)
      case "yaml", "yml", "toml", "json5", "jsonc", "jsonl", "ndjson", "hjson", "xml", "csv", "tsv", "ini", "plist":
        .data(ending)
      case "zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz", "zst", "dmg", "iso": .archive
      case "mid", "midi", "smf", "kar", "rmi", "mxl", "musicxml", "sib", "mscz", "gp", "gp5", "gpx": .midi
      case "jpg", "jpeg", "png", "gif", "heic", "heif", "webp", "svg", "tif", "tiff", "bmp", "psd", "avif": .image
      case "als", "alp", "flp", "logicx", "band", "ptx", "ptf", "cpr", "npr", "rpp", "aup", "aup3", "dawproject",
        "bwproject",
        "song", "reason", "rns", "xrns", "mmp", "mmpz", "ardour":
        .project
      default: .unknown(ending)
      }
  }

  /// True if somebody who looks for the ticket of a folder should be told of it.
  var mayBeTicket: Bool {
    switch self {
    case .prose, .document, .data, .withoutEnding: true
    default: false
    }
  }

  /// The kind in words, as a clause.
  var finding: String {
    switch self {
    case .prose(let ending): "it is a .\(ending) file, which may be notes rather than a ticket"
    case .document(let ending): "it is a .\(ending) document, not plain text"
    case .data(let ending): "it is .\(ending), and tickets are .json or .txt"
    case .archive: "it is a packed archive"
    case .midi: "it holds notes, and only recordings can be references"
    case .image: "it is an image"
    case .project: "it is the project of another program"
    case .withoutEnding: "its name has no ending that says what it is"
    case .unknown(let ending): "a .\(printable(ending.utf8)) file is neither a ticket nor audio that is known here"
    }
  }

  /// The remedy for a file that is called `base` but for its extension.
  func remedy(base: String) -> String {
    switch self {
    case .prose: "to have a track made of it, rename it to \(base).txt"
    case .document: "save its words as plain text, as \(base).txt"
    case .data: "write it as JSON into \(base).json, or in plain words into \(base).txt"
    case .archive: "unpack it, and drop what is in it"
    case .midi: "drop a recording of it, or say in a ticket what you want to hear"
    case .image: "remove it; say in a ticket what you want to hear"
    case .project: "export the sound from that program, and drop that"
    case .withoutEnding:
      "rename it: to \(base).txt if it is a prompt, to \(base).json if it is a ticket in JSON, or give audio its ending"
    case .unknown: "rename it to \(base).txt if it is a prompt; convert audio to WAV or FLAC; else remove it"
    }
  }
}
