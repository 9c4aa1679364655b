import Music

extension ClosedRange<Pitch> {
  /// The pitch, or the nearest of its octaves that lies within; the range is an octave wide at least.
  public func folded(_ pitch: Pitch) -> Pitch {
    var pitch = pitch
    while pitch < lowerBound { pitch = pitch + 12 }
    while pitch > upperBound { pitch = pitch + -12 }
    return pitch
  }

  /// The pitch within the range: just outside of it the nearest inside that is `fitting`, so that a line stops at its edge
  /// instead of leaping; further away an octave of it.
  public func held(_ pitch: Pitch, _ fitting: (Pitch) -> Bool) -> Pitch {
    let (edge, step) = pitch < lowerBound ? (lowerBound, 1) : (upperBound, -1)
    guard !contains(pitch), abs(pitch.note - edge.note) <= 4 else { return folded(pitch) }
    return (0..<12).map { edge + step * $0 }.first(where: fitting) ?? folded(pitch)
  }
}
