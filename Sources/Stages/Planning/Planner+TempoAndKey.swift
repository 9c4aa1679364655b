import Genres
import Music
import Prompt
import Signal
import StyleAnalysis

/// Measurements of the reference below this confidence do not steer the plan.
private let trustedConfidence = 0.3

extension Planner {
  /// The asked tempo, or the reference's at the genre's metrical level, or one near the genre's usual tempo.
  func tempo(
    of brief: Brief, style: StyleProfile?, genre: Genre, seed: Seed, notes: inout [String]
  ) -> Tempo {
    if let bpm = brief.bpm { return bpm }
    if let range = brief.bpmRange, range.count == 2 {
      return Tempo(bpm: min(max(genre.tempo.usual, range[0]), range[1]))
    }
    if let measured = style?.bpm,
      let asked = ReferenceWishes(brief: brief, style: style)
        .tempo(from: Self.folded(measured, into: genre.tempo), notes: &notes)
    {
      return asked
    }
    if let measured = style?.bpm, (style?.bpmConfidence ?? 0) >= trustedConfidence {
      let bpm = (Self.folded(measured, into: genre.tempo) * 100).rounded() / 100
      notes.append("The tempo, \(rounded(bpm)) BPM, is the reference's.")
      return Tempo(bpm: bpm)
    }
    var random = SeededRandom(seed.derived("tempo"))
    let bpm = (genre.tempo.usual + Double(Int.random(in: -2...2, using: &random)))
    return Tempo(bpm: min(max(bpm, genre.tempo.low), genre.tempo.high))
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
      return Key(tonic, modes.isEmpty ? mode : random.pick(modes.map { ($0.mode, $0.weight) }))
    }
    return Key(tonic, random.pick(genre.modes.map { ($0.mode, $0.weight) }))
  }

  /// `bpm` doubled or halved to come nearest to the genre's usual tempo.
  private static func folded(_ bpm: Double, into range: TempoRange) -> Double {
    [bpm / 2, bpm, bpm * 2].min { abs($0 - range.usual) < abs($1 - range.usual) } ?? bpm
  }
}
