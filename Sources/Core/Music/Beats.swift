/// A length or place in musical time, exact: 960 ticks to the quarter note, so that triplets and 64ths are whole.
public struct Beats: Sendable, Hashable, Comparable {
  public static let ticksPerQuarter = 960

  public let ticks: Int

  public init(ticks: Int) { self.ticks = ticks }

  /// `count` quarter notes divided by `divisor`, as in `Beats(1, over: 3)` for a triplet.
  public init(_ count: Int, over divisor: Int = 1) { ticks = count * Self.ticksPerQuarter / divisor }

  /// `count` sixteenth notes.
  public static func sixteenths(_ count: Int) -> Beats { Beats(count, over: 4) }

  public static let zero = Beats(0)

  /// In quarter notes.
  public var quarters: Double { Double(ticks) / Double(Self.ticksPerQuarter) }

  public static func < (a: Beats, b: Beats) -> Bool { a.ticks < b.ticks }
  public static func + (a: Beats, b: Beats) -> Beats { Beats(ticks: a.ticks + b.ticks) }
  public static func - (a: Beats, b: Beats) -> Beats { Beats(ticks: a.ticks - b.ticks) }
  public static func * (a: Beats, n: Int) -> Beats { Beats(ticks: a.ticks * n) }
  public static func += (a: inout Beats, b: Beats) { a = a + b }
}
