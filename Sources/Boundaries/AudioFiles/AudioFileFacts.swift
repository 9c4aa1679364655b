import Audio

/// The properties that a sound file's header states.
public struct AudioFileFacts: Sendable, Hashable, Codable {
  public let rate: SampleRate
  public let channels: Int
  /// Per channel; for some compressed formats an estimate.
  public let frames: Int
  /// Of integer or floating samples; nil where the format has no such number.
  public let bits: Int?
  /// Such as "WAV (Microsoft), Signed 24 bit PCM".
  public let format: String

  public var duration: Seconds { rate.time(of: frames) }
}

/// Limits on the length and the channels of sound files; others are refused.
public struct AudioFileLimits: Sendable, Hashable {
  public var shortest: Seconds
  public var longest: Seconds
  public var mostChannels: Int

  public init(shortest: Seconds = .s(0), longest: Seconds = .s(1800), mostChannels: Int = 8) {
    self.shortest = shortest
    self.longest = longest
    self.mostChannels = mostChannels
  }

  /// For references: from 1 s to 30 min.
  public static let reference = Self(shortest: .s(1))
}

extension AudioFileLimits {
  /// Throws `AudioFileError` for what is outside of the limits.
  func check(_ facts: AudioFileFacts, of name: String, isLengthKnown: Bool) throws {
    guard (1...mostChannels).contains(facts.channels) else {
      throw AudioFileError.channels(name, facts.channels, most: mostChannels)
    }
    guard (8_000...384_000).contains(facts.rate.value) else { throw AudioFileError.rate(name, facts.rate) }
    guard isLengthKnown else { return }
    guard facts.frames > 0 else { throw AudioFileError.empty(name) }
    try check(facts.duration, of: name)
    try checkLeast(facts.duration, of: name)
  }

  /// Throws `AudioFileError` for what is shorter than the limit.
  func checkLeast(_ duration: Seconds, of name: String) throws {
    if duration < shortest { throw AudioFileError.tooShort(name, duration, least: shortest) }
  }

  /// Throws `AudioFileError` for what is longer than the limit.
  func check(_ duration: Seconds, of name: String) throws {
    if duration > longest { throw AudioFileError.tooLong(name, duration, most: longest) }
  }
}
