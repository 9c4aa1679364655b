import Audio
import Genres
import Music

/// The writing of tunes: many candidates by chance, of which the best by score is kept.
struct TuneWriter {
  /// What a tune is for.
  enum Purpose: String {
    case hook, verse, rise, bridge, solo
  }

  let harmony: TuneHarmony
  let rhythms: PhraseRhythms
  /// The lowest and the highest note.
  let range: ClosedRange<Int>
  let bars: Int
  let purpose: Purpose
  /// The tune that it is to remind of; nil for none.
  var kin: Tune?

  private var meter: Meter { rhythms.meter }
  private var phraseBars: Int { min(rhythms.phraseBars, bars) }

  /// The best of `count` candidates.
  func best(of count: Int, seed: Seed) -> Tune {
    let candidates = (0..<max(1, count)).map { candidate(seed.derived(purpose.rawValue, "\($0)")) }
    let scores = candidates.map { TuneScore($0, over: harmony, in: meter).total }
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    return candidates[best]
  }

  private func candidate(_ seed: Seed) -> Tune {
    var random = SeededRandom(seed)
    let letters = form(&random)
    let rhythms = letterRhythms(Set(letters).sorted(), &random)
    let line = TuneLine(harmony: harmony, range: range)
    var written: [Character: (start: Int, tones: [Tune.Tone])] = [:]
    var tones: [Tune.Tone] = []
    for (index, letter) in letters.enumerated() {
      let start = index * phraseBars * meter.steps
      let isLast = index == letters.count - 1
      if let known = written[letter] {
        tones += recalled(known.tones, by: start - known.start, closing: isLast)
      } else {
        let new = line.tones(
          rhythms[letter]?.hits ?? [], from: start, shape: shape(of: letter, among: letters, &random),
          ending: isLast && purpose != .rise ? .closed : .open, after: tones.last?.pitch.note, &random)
        written[letter] = (start, new)
        tones += new
      }
    }
    let end = bars * meter.steps
    let fitted = TuneFit(harmony: harmony).fitted(tones.filter { $0.step < end })
    return Tune(
      bars: bars, phraseBars: phraseBars,
      tones: fitted.map { Tune.Tone(step: $0.step, length: min($0.length, end - $0.step), pitch: $0.pitch) })
  }

  /// The order of phrases, a letter each; equal letters are equal phrases.
  private func form(_ random: inout SeededRandom) -> [Character] {
    let count = max(1, (bars + phraseBars - 1) / phraseBars)
    let periods: [(String, weight: Double)] =
      switch (purpose, count) {
      case (.solo, _): [("abcdefghijklmnop", 1)]
      case (_, 1): [("a", 1)]
      case (_, 2): [("ab", 2), ("aa", 1)]
      case (.rise, _): [("abab", 1), ("aabb", 1)]
      case (_, 3): [("aab", 2), ("aba", 1)]
      case (_, 6): [("aabbcc", 0.5), ("ababcb", 2), ("aabaac", 1)]
      default: [("abac", 3), ("aaba", 2), ("aabc", 1.5), ("abab", 1.5)]
      }
    let pattern = Array(random.pick(periods))
    return (0..<count).map { pattern[$0 % pattern.count] }
  }

  /// Phrases share a rhythm, which is what makes a hook known again; contrasts have another one.
  private func letterRhythms(_ letters: [Character], _ random: inout SeededRandom) -> [Character: PhraseRhythm] {
    var main = kin.map { rhythms.phrase(akinTo: $0, &random) } ?? rhythms.phrase(&random)
    if purpose == .bridge { main = main.broadened(meter: meter) }
    let contrast = rhythms.phrase(&random)
    return Dictionary(
      uniqueKeysWithValues: letters.map { letter -> (Character, PhraseRhythm) in
        switch (purpose, letter) {
        case (.solo, _): (letter, rhythms.phrase(&random))
        case (.bridge, _), (_, "a"): (letter, main)
        case (_, "b"): (letter, random.chance(0.6) ? main : contrast)
        default: (letter, random.chance(0.4) ? main : contrast)
        }
      })
  }

  /// The first phrase lies in the middle; the last new one has the peak.
  private func shape(of letter: Character, among letters: [Character], _ random: inout SeededRandom) -> TuneLine.Shape {
    let isPeak = letter == letters.max() && letters.count > 1
    let chance = 0.2 * random.unit()
    if purpose == .rise { return .init(from: 0.15 + chance, peak: 0.75 + chance, to: 0.7 + chance, at: 0.95) }
    if isPeak { return .init(from: 0.45 + chance, peak: 1.05, to: 0.25 + chance, at: 0.3 + chance) }
    let kinds: [(TuneLine.Shape, weight: Double)] = [
      (.init(from: 0.3, peak: 0.65, to: 0.25, at: 0.45), 3), (.init(from: 0.7, peak: 0.75, to: 0.15, at: 0.15), 1.5),
      (.init(from: 0.1, peak: 0.6, to: 0.45, at: 0.7), 1.5), (.init(from: 0.5, peak: 0.1, to: 0.55, at: 0.5), 0.8),
    ]
    let kind = random.pick(kinds)
    return .init(from: kind.from + chance, peak: kind.peak + chance, to: kind.to + chance, at: kind.at)
  }

  /// A phrase that comes back; at the end of a tune it closes.
  private func recalled(_ tones: [Tune.Tone], by steps: Int, closing: Bool) -> [Tune.Tone] {
    var moved = tones.map { Tune.Tone(step: $0.step + steps, length: $0.length, pitch: $0.pitch) }
    if closing, purpose != .rise, let last = moved.popLast() {
      let tonic = Pitch.nearest(harmony.tonic(at: last.step), to: last.pitch)
      moved.append(last.moved(to: tonic.note < range.lowerBound ? tonic + 12 : tonic))
    }
    return moved
  }
}
