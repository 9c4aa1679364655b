import System

/// A ticket's format, by its name.
public enum TicketKind: String, Sendable {
  /// A JSON object.
  case json
  /// A prompt and nothing else.
  case txt

  /// Nil for a file that is no ticket; letter case does not matter.
  public init?(of name: FileName) { self.init(rawValue: name.fileExtension) }
}

extension FileName {
  /// The endings of a ticket in lower case, the last one first.
  ///
  /// There are two where an editor that hides endings added its own: `night.json.txt`. Empty for what is no ticket.
  public var ticketEndings: [String] {
    guard TicketKind(of: self) != nil else { return [] }
    let inner = FileName(base).flatMap { TicketKind(of: $0) }
    return [fileExtension] + (inner.map { [$0.rawValue] } ?? [])
  }

  /// The name without the endings of a ticket, as much as the name of audio that belongs to it has.
  var ticketBase: [UInt8] {
    guard ticketEndings.count == 2, let inner = FileName(base) else { return base }
    return inner.base
  }
}

/// The files that may be a reference, by their names: what people call audio, and video for its sound, whether or not it
/// can be read here.
enum AudioKind {
  static func includes(_ name: FileName) -> Bool { extensions.contains(name.fileExtension) }

  private static let extensions: Set<String> = [
    "wav", "wave", "bwf", "w64", "rf64", "bw64", "rifx", "aif", "aiff", "aifc", "caf", "au", "snd", "voc", "iff",
    "8svx",
    "svx", "sd2", "sf", "paf", "pvf", "sph", "ircam", "xi", "flac", "fla", "ogg", "oga", "ogx", "opus", "spx", "mp1",
    "mp2",
    "mp3", "mpa", "mpga", "m4a", "m4b", "m4p", "m4r", "aac", "adts", "alac", "wma", "asf", "ape", "wv", "tta", "tak",
    "mpc",
    "mp+", "ofr", "shn", "dsf", "dff", "ac3", "eac3", "ec3", "dts", "thd", "mlp", "amr", "awb", "3ga", "gsm", "ra",
    "ram",
    "rm", "mka", "weba", "mp4", "m4v", "mov", "qt", "mkv", "webm", "avi", "wmv", "flv", "f4v", "mpg", "mpeg", "3gp",
    "3g2",
    "ts", "mts", "m2ts", "vob", "ogv",
  ]
}
