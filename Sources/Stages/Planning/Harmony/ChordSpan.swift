import Music

/// A chord and the time that it fills: whole bars, or a part of one bar.
public struct ChordSpan: Sendable, Equatable, Codable {
  /// The bar in which it begins, counted from 0.
  public let bar: Int
  /// The bars on whose downbeats it sounds: 0 where it begins inside of a bar.
  public let bars: Int
  public let chord: Chord
  /// The place within its bar, in quarter notes; nil for the downbeat.
  let beat: Double?
  /// The length in quarter notes; nil where it fills its bars.
  let length: Double?

  /// A chord for whole bars.
  public init(bar: Int, bars: Int, chord: Chord) {
    (self.bar, self.bars, self.chord, beat, length) = (bar, bars, chord, nil, nil)
  }

  /// A chord for a part of `bar`, from `beat` on; it must end with the bar or earlier.
  public init(bar: Int, beat: Beats, length: Beats, chord: Chord) {
    self.bar = bar
    bars = beat == .zero ? 1 : 0
    self.chord = chord
    self.beat = beat == .zero ? nil : beat.quarters
    self.length = length.quarters
  }

  /// True for whole bars.
  public var fillsBars: Bool { length == nil }

  /// Where it begins, counted from the beginning of the song.
  public func onset(in meter: Meter) -> Beats { meter.bar * bar + Beats(quarters: beat ?? 0) }

  /// How long it lasts.
  public func length(in meter: Meter) -> Beats { length.map(Beats.init(quarters:)) ?? meter.bar * bars }

  /// The same with another chord.
  func playing(_ chord: Chord) -> ChordSpan { ChordSpan(bar, bars, chord, beat, length) }

  /// The same so many bars later and so many semitones higher.
  func moved(by bars: Int, transposed semitones: Int) -> ChordSpan {
    ChordSpan(bar + bars, self.bars, chord.transposed(by: semitones), beat, length)
  }

  private init(_ bar: Int, _ bars: Int, _ chord: Chord, _ beat: Double?, _ length: Double?) {
    (self.bar, self.bars, self.chord, self.beat, self.length) = (bar, bars, chord, beat, length)
  }
}

extension SongPlan {
  /// The chord that sounds at `onset`, counted from the beginning of the song; after the last one it is the last.
  public func chord(at onset: Beats) -> Chord {
    chords.last { $0.onset(in: meter) <= onset }?.chord ?? chords[0].chord
  }

  /// The chord on the downbeat of `bar`.
  public func chord(inBar bar: Int) -> Chord { chord(at: meter.bar * max(0, bar)) }

  /// The chords in `bar` with the sixteenth from which on each sounds; the first one begins with the bar or before it.
  public func chords(inBar bar: Int) -> [(step: Int, chord: Chord)] {
    let start = meter.bar * bar
    let later = chords.filter { $0.bar == bar && $0.bars == 0 }.map { span in
      (step: (span.onset(in: meter) - start).ticks / Beats.sixteenths(1).ticks, chord: span.chord)
    }
    return [(0, chord(inBar: bar))] + later
  }
}
