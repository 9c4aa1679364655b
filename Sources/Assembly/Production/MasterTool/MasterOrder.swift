import Audio

/// Finished sound that is to be mastered, without composing anything.
public struct MasterOrder: Sendable {
  /// One mix, or several stems that belong together: files of any format and rate, or one folder of them.
  public var inputs: [String]
  /// A file to come near to in tone, width, density and range.
  public var reference: String?
  public var loudness: Wish
  public var ceiling: TruePeak
  /// A file whose name ends with `.wav` (24 bits), `.flac`, `.mp3`, `.opus` or `.ogg`; stems go into a folder beside it.
  public var output: String

  /// How loud the master shall be.
  public enum Wish: Sendable, Hashable {
    case exactly(Loudness)
    case likeReference
  }

  public init(
    _ inputs: [String], reference: String? = nil, loudness: Wish = .exactly(.LUFS(-14)),
    ceiling: TruePeak = .dBTP(-1), output: String
  ) {
    self.inputs = inputs
    self.reference = reference
    self.loudness = loudness
    self.ceiling = ceiling
    self.output = output
  }
}
