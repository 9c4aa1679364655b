import Foundation

/// What a player does with a note while it sounds: bends and slides of its pitch, a swell of its level, a vibrato.
public struct NoteExpression: Sendable, Hashable {
  /// A value at a time after the onset of the note.
  public struct Point: Sendable, Hashable {
    public let after: Beats
    public let value: Double

    public init(after: Beats, value: Double) { (self.after, self.value) = (after, value) }
  }

  /// An even wavering of the pitch about the note's.
  public struct Vibrato: Sendable, Hashable {
    /// The largest deviation, in semitones.
    public let depth: Double
    /// The number of waves in a second, in Hz.
    public let rate: Double
    /// The time after the onset at which it begins.
    public let after: Beats

    public init(depth: Double, rate: Double, after: Beats) {
      (self.depth, self.rate, self.after) = (depth, rate, after)
    }
  }

  /// The deviation of the pitch in semitones: straight lines between points in order, 0 where there is none.
  public var bend: [Point]
  /// The gain as a factor on the amplitude, 0…1: straight lines between points in order, 1 where there is none.
  public var swell: [Point]
  public var vibrato: Vibrato?

  public init(bend: [Point] = [], swell: [Point] = [], vibrato: Vibrato? = nil) {
    (self.bend, self.swell, self.vibrato) = (bend, swell, vibrato)
  }

  /// True if nothing happens.
  public var isEmpty: Bool { bend.isEmpty && swell.isEmpty && vibrato == nil }

  /// The deviation of the pitch at a time after the onset, in semitones, without the vibrato.
  public func semitones(after time: Beats) -> Double { Self.value(of: bend, after: time) ?? 0 }

  /// The gain at a time after the onset, as a factor on the amplitude.
  public func gain(after time: Beats) -> Double { Self.value(of: swell, after: time) ?? 1 }

  private static func value(of points: [Point], after time: Beats) -> Double? {
    guard let first = points.first, let last = points.last else { return nil }
    guard time > first.after else { return first.value }
    guard let next = points.first(where: { $0.after >= time }) else { return last.value }
    let before = points.last { $0.after < time } ?? first
    let way = Double((time - before.after).ticks) / Double((next.after - before.after).ticks)
    return before.value + way * (next.value - before.value)
  }
}
