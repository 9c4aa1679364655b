import Music

/// A tune brought into agreement with chords: what has weight is a note of the chord or leads into one by step.
struct TuneFit {
  let harmony: TuneHarmony

  /// The longest dissonance, in sixteenths, counted from its onset to that of its resolution.
  static let longestDissonance = 6

  /// `tones` with as few pitches changed as possible; those that agree already stay as they are.
  func fitted(_ tones: [Tune.Tone]) -> [Tune.Tone] {
    var fitted = tones
    // From the end, so that each tone knows where the next one stands.
    for i in tones.indices.reversed() where !agrees(fitted[i], before: i + 1 < fitted.count ? fitted[i + 1] : nil) {
      let tone = fitted[i]
      let step = harmony.heardStep(of: tone)
      let allowed = harmony.isStrong(tone) ? harmony.restful(at: step) : harmony.passable(at: step)
      fitted[i] = tone.moved(to: nearest(allowed, to: tone.pitch))
    }
    return fitted
  }

  /// True if `tone` may stand: a chord note; a passing one on a weak place; one with weight that resolves by step.
  func agrees(_ tone: Tune.Tone, before next: Tune.Tone?) -> Bool {
    let step = harmony.heardStep(of: tone)
    let pitch = tone.pitch.pitchClass
    if harmony.restful(at: step).contains(pitch) { return true }
    guard harmony.passable(at: step).contains(pitch) else { return false }
    return !harmony.isStrong(tone) || resolves(tone, into: next)
  }

  private func resolves(_ tone: Tune.Tone, into next: Tune.Tone?) -> Bool {
    guard let next, next.step - tone.step <= Self.longestDissonance else { return false }
    let move = abs(next.pitch.note - tone.pitch.note)
    return (1...2).contains(move) && harmony.restful(at: harmony.heardStep(of: next)).contains(next.pitch.pitchClass)
  }

  private func nearest(_ classes: PitchClassSet, to pitch: Pitch) -> Pitch {
    let near = classes.members.map { Pitch.nearest($0, to: pitch) }
    return near.min { abs($0.note - pitch.note) < abs($1.note - pitch.note) } ?? pitch
  }
}

extension TuneHarmony {
  /// `tones` in agreement with the chords, with as few pitches changed as possible.
  public func fitted(_ tones: [Tune.Tone]) -> [Tune.Tone] { TuneFit(harmony: self).fitted(tones) }
}
