import Audio

/// What a sound file says about itself.
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
