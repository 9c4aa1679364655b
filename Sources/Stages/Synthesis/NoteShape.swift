import Audio
import Foundation
import Music

/// The expression of a note over its time in seconds, for whatever makes sound of it.
public struct NoteShape: Sendable {
  private struct Point {
    let time: Double
    let value: Double
  }

  private let bend: [Point]
  private let swell: [Point]
  private let vibrato: (depth: Double, rate: Double, delay: Double)?

  /// A vibrato grows over its first 0.4 s.
  private static let growth = 0.4

  /// Nil for a note without expression; `clock` turns its beats into seconds.
  public init?(of note: Note, clock: TempoMap) {
    guard let expression = note.expression, !expression.isEmpty else { return nil }
    let start = clock.seconds(of: note.onset)
    let seconds = { (after: Beats) in clock.seconds(of: note.onset + after) - start }
    bend = expression.bend.map { Point(time: seconds($0.after), value: $0.value) }
    swell = expression.swell.map { Point(time: seconds($0.after), value: $0.value) }
    vibrato = expression.vibrato.map { ($0.depth, $0.rate, seconds($0.after)) }
  }

  /// True if its pitch moves.
  public var movesPitch: Bool { vibrato != nil || !bend.isEmpty }

  /// True if its level moves.
  public var movesLevel: Bool { !swell.isEmpty }

  /// True if it has a vibrato.
  public var hasVibrato: Bool { vibrato != nil }

  /// The deviation of the pitch so many seconds after the onset, in semitones.
  public func semitones(at time: Double) -> Double {
    var semitones = Self.value(of: bend, at: time) ?? 0
    if let vibrato, time > vibrato.delay {
      let since = time - vibrato.delay
      semitones += min(1, since / Self.growth) * vibrato.depth * sin(2 * Double.pi * vibrato.rate * since)
    }
    return semitones
  }

  /// The factor on the frequency so many seconds after the onset.
  public func factor(at time: Double) -> Double { exp2(semitones(at: time) / 12) }

  /// The gain so many seconds after the onset, as a factor on the amplitude.
  public func gain(at time: Double) -> Double { Self.value(of: swell, at: time) ?? 1 }

  private static func value(of points: [Point], at time: Double) -> Double? {
    guard let first = points.first, let last = points.last else { return nil }
    guard time > first.time else { return first.value }
    guard let next = points.firstIndex(where: { $0.time >= time }) else { return last.value }
    let (from, to) = (points[next - 1], points[next])
    return from.value + (time - from.time) / (to.time - from.time) * (to.value - from.value)
  }
}
