/// How loud a recording is as a whole, over all of its channels (ITU-R BS.1770-5, EBU Tech 3341 and 3342).
public struct ProgrammeLoudness: Sendable, Hashable {
  /// Nil for silence and for less than 0.4 s.
  public var integrated: Loudness?
  public var range: Decibels
  /// Nil for digital silence.
  public var truePeak: TruePeak?
  /// The loudest 400 ms.
  public var momentaryMax: Loudness?
  /// The loudest 3 s.
  public var shortTermMax: Loudness?

  public init(
    integrated: Loudness?, range: Decibels, truePeak: TruePeak?, momentaryMax: Loudness? = nil,
    shortTermMax: Loudness? = nil
  ) {
    self.integrated = integrated
    self.range = range
    self.truePeak = truePeak
    self.momentaryMax = momentaryMax
    self.shortTermMax = shortTermMax
  }
}
