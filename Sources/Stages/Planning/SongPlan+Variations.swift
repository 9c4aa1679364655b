import Audio
import Music

extension SongPlan {
  /// The plan as `stem` is composed and played from it: a stem that is made anew draws on a seed of its own.
  public func seeded(for stem: StemPlan) -> SongPlan {
    guard let variation = stem.variation else { return self }
    var plan = self
    plan.seed = seed.derived("variation", stem.name, "\(variation)")
    return plan
  }

  /// The plan with nothing in it that only concerns other stems.
  public func alone(with stem: StemPlan) -> SongPlan {
    var plan = seeded(for: stem)
    plan.stems = [stem]
    plan.notes = []
    (plan.expectations.showsKey, plan.expectations.silences) = (nil, nil)
    return plan
  }

  /// The plan with stems made anew, by their names, and with some whose description names tempo and key.
  public func varied(_ variations: [String: Int], spellingOut names: [String] = []) -> SongPlan {
    var plan = self
    for (i, stem) in stems.enumerated() {
      plan.stems[i].variation = variations[stem.name]
      guard names.contains(stem.name) else { continue }
      plan.stems[i].description += ", in \(key), at exactly \(rounded(bpm.bpm)) BPM"
    }
    return plan
  }
}
