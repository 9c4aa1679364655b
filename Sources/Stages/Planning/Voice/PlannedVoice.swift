import Music

/// Who sings or speaks a vocal stem, and how.
public struct PlannedVoice: Sendable, Hashable, Codable {
  /// The way in which words become sound.
  public enum Manner: String, Sendable, Hashable, CaseIterable, Codable {
    case sung, rap, spoken, whisper, robot, hum

    /// True if it has the pitch and the rhythm of speech, and no melody.
    public var isSpeech: Bool { self == .rap || self == .spoken }

    /// True if there is a fundamental that can be heard and measured.
    public var hasPitch: Bool { self != .whisper }
  }

  /// The voices that sound together, the first of which has the melody; empty where none was asked for.
  public let types: [VoiceType]
  public let manner: Manner

  public init(_ types: [VoiceType], manner: Manner = .sung) {
    self.types = types
    self.manner = manner
  }

  /// True for more than two voices.
  public var isChoir: Bool { types.count > 2 }

  /// The notes between the lowest and the highest that the voices sing; nil where none was asked for.
  public var range: ClosedRange<Pitch>? {
    guard let low = types.map(\.range.lowerBound).min(), let high = types.map(\.range.upperBound).max() else {
      return nil
    }
    return low...high
  }

  /// The note around which its melody, or its speech, lies; nil where the genre decides.
  public var middle: Pitch? {
    types.first.map { manner.isSpeech ? $0.speakingPitch : $0.middle }
  }

  /// The semitones from the melody at which `type` sings: men sing an octave below women and children.
  public func transposition(of type: VoiceType) -> Int {
    guard let first = types.first, first.isMale != type.isMale else { return 0 }
    return type.isMale ? -12 : 12
  }
}
