import Music

/// How good a tune is, by what is known of melodies that people keep in mind: 0…1 each, 1 is best.
struct TuneScore {
  /// Phrases rise and fall again (Huron, *The melodic arch in Western folksongs*, 1996).
  let contour: Double
  /// The highest note comes seldom, and after the middle.
  let climax: Double
  /// Steps prevail, and notes are not merely repeated (Huron, *Sweet Anticipation*, 2006, on proximity).
  let motion: Double
  /// Leaps are followed by a turn (von Hippel and Huron, *Why do skips precede reversals?*, 2000).
  let recovery: Double
  /// A tenth to a twelfth, as tunes that people sing have.
  let range: Double
  /// It closes on the tonic and has been open before.
  let endings: Double
  /// Off-beat notes among others: neither all nor none (Witek et al., *Syncopation, body-movement and pleasure in groove
  /// music*, 2014).
  let syncopation: Double
  /// Some strong notes are dissonances that resolve; 5 to 25 %.
  let tension: Double
  /// Figures that come back (Margulis, *On Repeat*, 2014) and some that do not.
  let recurrence: Double
  /// A leap or two that make it another than all others (Jakubowski et al., *Dissecting an earworm*, 2017).
  let distinction: Double

  /// The weighted mean of all terms; the weights are ours.
  var total: Double {
    (contour + 1.5 * climax + motion + recovery + 1.5 * range + 1.5 * endings + 0.7 * syncopation + tension + recurrence
      + 0.7 * distinction) / 10.9
  }

  init(_ tune: Tune, over harmony: TuneHarmony, in meter: Meter) {
    let tones = tune.tones
    let notes = tones.map(\.pitch.note)
    let moves = zip(notes, notes.dropFirst()).map { $1 - $0 }
    let phrases = (0..<max(1, tune.bars / max(1, tune.phraseBars))).map {
      tune.tones(ofBars: $0 * tune.phraseBars..<($0 + 1) * tune.phraseBars, steps: meter.steps)
    }
    contour = Self.mean(phrases.map(Self.arch))
    climax = Self.climax(tones, end: tune.bars * meter.steps)
    motion =
      Self.closeness(Self.share(moves) { (1...2).contains(abs($0)) }, to: 0.45...0.75)
      * Self.closeness(Self.share(moves) { $0 == 0 }, to: 0...0.2)
    let leaps = zip(moves, moves.dropFirst()).filter { abs($0.0) >= 5 }
    recovery = leaps.isEmpty ? 0.8 : Self.share(leaps) { $0 * $1 <= 0 && abs($1) <= 4 }
    range = Self.closeness(Double((notes.max() ?? 0) - (notes.min() ?? 0)) / 12, to: 13 / 12...17 / 12)
    endings = Self.endings(phrases, harmony)
    syncopation = Self.closeness(Self.share(tones) { !harmony.isBeat($0.step) }, to: 0.25...0.6)
    let strong = tones.filter { harmony.isBeat($0.step) }
    let tense = Self.share(strong) { !harmony.restful(at: $0.step).contains($0.pitch.pitchClass) }
    tension = Self.closeness(tense, to: 0.08...0.22)
    recurrence = Self.closeness(Self.recurrence(tones, moves), to: 0.4...0.85)
    distinction = min(1, Double(moves.count { (5...9).contains(abs($0)) }) / 3)
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }

  private static func share<Element>(_ elements: [Element], _ isMeant: (Element) -> Bool) -> Double {
    Double(elements.count(where: isMeant)) / Double(max(1, elements.count))
  }

  /// 1 within `range`, falling to 0 a third beyond it.
  private static func closeness(_ value: Double, to range: ClosedRange<Double>) -> Double {
    max(0, 1 - 3 * max(range.lowerBound - value, value - range.upperBound, 0))
  }

  private static func arch(_ phrase: [Tune.Tone]) -> Double {
    guard phrase.count > 3, let peak = phrase.indices.max(by: { phrase[$0].pitch < phrase[$1].pitch }) else {
      return 0.5
    }
    let place = Double(peak) / Double(phrase.count - 1)
    return (0.2...0.8).contains(place) ? 1 : 0.4
  }

  private static func climax(_ tones: [Tune.Tone], end: Int) -> Double {
    guard let highest = tones.map(\.pitch).max() else { return 0 }
    let peaks = tones.filter { $0.pitch == highest }
    let place = Double(peaks[0].step) / Double(max(1, end))
    return (peaks.count == 1 ? 1 : peaks.count == 2 ? 0.7 : 0.2) * (place >= 0.3 ? 1 : 0.6)
  }

  private static func endings(_ phrases: [[Tune.Tone]], _ harmony: TuneHarmony) -> Double {
    let ends = phrases.compactMap(\.last)
    guard let last = ends.last else { return 0 }
    let isClosed = last.pitch.pitchClass == harmony.tonic(at: last.step)
    let wasOpen = ends.dropLast().contains { $0.pitch.pitchClass != harmony.tonic(at: $0.step) }
    return (isClosed ? 0.6 : 0) + (wasOpen ? 0.4 : 0)
  }

  /// The share of notes within figures of four moves, with their rhythm, that come at least twice.
  private static func recurrence(_ tones: [Tune.Tone], _ moves: [Int]) -> Double {
    let size = 4
    guard moves.count >= size else { return 0 }
    let figures = (0...moves.count - size).map { i in
      (i..<i + size).flatMap { [moves[$0], tones[$0 + 1].step - tones[$0].step] }
    }
    let counts = Dictionary(figures.map { ($0, 1) }, uniquingKeysWith: +)
    var marked = Set<Int>()
    for (i, figure) in figures.enumerated() where (counts[figure] ?? 0) > 1 { marked.formUnion(i..<i + size) }
    return Double(marked.count) / Double(moves.count)
  }
}
