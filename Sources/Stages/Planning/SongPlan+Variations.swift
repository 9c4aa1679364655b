import Audio
import Music

extension SongPlan {
  /// The same song played by other stems.
  public func replacing(stems: [StemPlan]) -> SongPlan {
    var plan = self
    plan.stems = stems
    return plan
  }
}

extension StemPlan {
  /// A stem that comes out of a recording of the whole song, and is mixed as it is.
  public init(recorded name: String, role: StemRole, number: Int, genre: String, sections: [Int]) {
    self.init(
      number: number, name: name, role: role, genre: genre, sound: "recording", program: nil, description: name,
      register: 60, sections: sections, mix: .untouched)
  }

  /// The same stem with another number in the delivery.
  public func numbered(_ number: Int) -> StemPlan {
    var stem = self
    (stem.number, stem.variation) = (number, nil)
    return stem
  }
}

extension StemMix {
  /// For what is mixed already.
  static let untouched = StemMix()

  private init() {
    (levelLu, highPassHz, width, pan, duckDb, duckReleaseBeats) = (0, 0, 1, 0, 0, 0)
  }
}

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

  /// The plan with some stems at another level in the mix, by their names, in LU.
  public func louder(_ levels: [String: Double]) -> SongPlan {
    var plan = self
    for i in stems.indices { plan.stems[i].mix.levelLu += levels[stems[i].name] ?? 0 }
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
