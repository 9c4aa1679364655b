/// A recording that goes along with a request.
public struct ClipAudio: Sendable, Hashable, Codable {
  /// What the service shall make of it.
  public enum Use: String, Sendable, Hashable, Codable, CaseIterable {
    /// Something that sounds like it.
    case style
    /// Something with its melody.
    case melody
    /// Something that goes on from its end.
    case continuation
    /// Itself, in the way that the words say.
    case cover
    /// Itself, taken apart.
    case separation
  }

  /// A WAV, FLAC or MP3 file.
  public var path: String
  public var use: Use
  /// How much of it shall be kept, 0…1; nil for the service's own taste.
  public var strength: Double?

  public init(path: String, use: Use, strength: Double? = nil) {
    self.path = path
    self.use = use
    self.strength = strength
  }
}
