/// A pulse at the level at which a compound meter is counted.
struct CompoundPulse {
  var tempo: TempoEstimate?
  /// In seconds.
  var beats: [Double]
  /// Whether beats fall into three.
  var isCompound: Bool

  // Faster dotted quarters are heard as one of two.
  private static let slow = 80.0

  /// Where beats of one and a half eighths were tracked, or bars of 6/8, the beats become its dotted quarters.
  init(_ tempo: TempoEstimate?, beats: [Double], _ curves: OnsetCurves, within range: ClosedRange<Double>?) {
    (self.tempo, self.beats) = (tempo, beats)
    let sharp = curves.sharpened()
    let division = BeatDivision(sharp, beats: beats)
    isCompound = division.isInThree || BeatProfile(curves, beats: beats).isCompound
    guard let tempo, beats.count > 8 else { return }
    let mayBe = { (bpm: Double) in range?.contains(bpm) ?? true }
    if mayBe(tempo.bpm / 2), let first = BeatDivision.firstOfPairs(sharp, beats: beats) {
      self.tempo = tempo.slower(by: 2)
      self.beats = stride(from: first, to: beats.count, by: 2).map { beats[$0] }
      isCompound = true
    } else if tempo.bpm < Self.slow, mayBe(2 * tempo.bpm), division.isInSix {
      self.tempo = tempo.slower(by: 0.5)
      self.beats = zip(beats, beats.dropFirst()).flatMap { [$0, ($0 + $1) / 2] } + beats.suffix(1)
      isCompound = true
    }
  }
}
