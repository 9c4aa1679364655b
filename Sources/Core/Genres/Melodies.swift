import Music

extension Genre {
  /// True if melodies in `key` use `pitchClass`.
  public func isMelodic(_ pitchClass: PitchClass, in key: Key) -> Bool {
    melody?.contains { key.pitchClass(ofDegree: $0 - 1) == pitchClass } ?? true
  }
}
