import Audio
import Music

/// The numbers that a reader looks for first.
public struct TrackFacts: Sendable, Hashable {
  public var tempo: Compared<Tempo>
  public var key: Compared<Key>
  public var loudness: Compared<Loudness>
  public var truePeak: Compared<TruePeak>
  public var meter: Meter?
  public var length: Seconds
  /// As people write it.
  public var genre: String?

  public init(
    length: Seconds, tempo: Compared<Tempo> = .init(), key: Compared<Key> = .init(),
    loudness: Compared<Loudness> = .init()
  ) {
    self.length = length
    self.tempo = tempo
    self.key = key
    self.loudness = loudness
    truePeak = .init()
  }
}

/// What was planned beside what was measured in the delivered file; nil where there was neither.
public struct Compared<Value: Sendable & Hashable>: Sendable, Hashable {
  public var planned: Value?
  public var measured: Value?

  public init(planned: Value? = nil, measured: Value? = nil) {
    self.planned = planned
    self.measured = measured
  }
}
