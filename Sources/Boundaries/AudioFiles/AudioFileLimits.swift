import Audio

/// What a sound file may be; anything else is refused in words.
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
