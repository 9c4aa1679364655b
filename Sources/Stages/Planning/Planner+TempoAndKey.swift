import Analysis
import Audio
import Genres
import Music
import Prompt

/// Measurements of the reference below this confidence do not steer the plan.
private let trustedConfidence = 0.3

extension Planner {
  /// The asked tempo, or the reference's at the genre's metrical level, or one near the genre's usual tempo; `lean`, −1 slow …
  /// 1 fast, is the way in which adjectives move that.
  func tempo(
    of brief: Brief, style: StyleProfile?, pace: GenrePace, leaning lean: Double, seed: Seed, notes: inout [String]
  ) -> Tempo {
    let meter = pace.meter
    if let bpm = brief.bpm { return Tempo(bpm: bpm.bpm, in: meter) }
    if let from = brief.tempoCurves.first(where: { $0.place == nil && $0.isGradual })?.from {
      return Tempo(bpm: from, in: meter)
    }
    if let range = brief.bpmRange, range.count == 2 {
      return Tempo(bpm: min(max(pace.usual, range[0]), range[1]), in: meter)
    }
    if let measured = style?.bpm.map(pace.level) {
      if let asked = ReferenceWishes(brief: brief, style: style).tempo(from: measured, in: meter, notes: &notes) {
        return asked
      }
      if (style?.bpmConfidence ?? 0) >= trustedConfidence {
        let tempo = Tempo(bpm: (measured * 100).rounded() / 100, in: meter)
        notes.append("The tempo, \(tempo.inWords), is the reference's.")
        return tempo
      }
    }
    var random = SeededRandom(seed.derived("tempo"))
    return pace.near(usualBy: Int.random(in: -2...2, using: &random), leaning: lean)
  }

  /// The asked key, or the reference's, or one of the genre's modes on a tonic that the seed picks.
  func key(of brief: Brief, style: StyleProfile?, genre: Genre, seed: Seed, notes: inout [String]) -> Key {
    if let key = brief.key { return key }
    if let key = ReferenceWishes(brief: brief, style: style).key {
      notes.append("The key, \(key), is the reference's, as asked.")
      return key
    }
    if let key = style?.key, (style?.keyConfidence ?? 0) >= trustedConfidence {
      notes.append("The key, \(key), is the reference's.")
      return key
    }
    var random = SeededRandom(seed.derived("key"))
    let tonic = PitchClass(Int.random(in: 0..<12, using: &random))
    if let mode = brief.mode {
      // A genre's own mode of that kind, if it has one: a sad house track may be Dorian.
      let modes = genre.modes.filter { $0.mode.family == mode }
      if !modes.isEmpty { return Key(tonic, random.pick(modes.map { ($0.mode, $0.weight) })) }
      if !brief.isModeImplied { return Key(tonic, mode) }
      notes.append("\(genre.title) is never in \(mode.rawValue), whatever the mood.")
    }
    return Key(tonic, random.pick(genre.modes.map { ($0.mode, $0.weight) }))
  }
}

extension Brief {
  /// True if its mode follows from a mood or a name: a genre's own modes outrank it.
  fileprivate var isModeImplied: Bool {
    let said = evidence.filter { $0.field == "mode" }
    return !said.isEmpty && said.allSatisfy { $0.confidence <= 0.45 }
  }
}
