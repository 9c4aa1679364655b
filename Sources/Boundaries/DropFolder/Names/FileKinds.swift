/// What a ticket is written in.
public enum TicketKind: String, Sendable {
  /// A JSON object.
  case json
  /// A prompt and nothing else.
  case txt

  /// Nil for a file that is no ticket; letter case does not matter.
  public init?(of name: FileName) { self.init(rawValue: name.fileExtension) }
}

/// The files that may be a reference, by their names: what people call audio, whether or not it can be read here.
enum AudioKind {
  static func includes(_ name: FileName) -> Bool { extensions.contains(name.fileExtension) }

  private static let extensions: Set<String> = [
    "wav", "wave", "w64", "rf64", "aif", "aiff", "aifc", "flac", "ogg", "oga", "opus", "mp3", "caf", "au", "snd", "m4a",
    "aac",
  ]
}
