/// A time signature.
public struct Meter: Sendable, Hashable, Codable, CustomStringConvertible {
  public let beats: Int
  public let unit: Int

  /// `beats` notes of 1/`unit` to the bar; `unit` is a power of two.
  public init(beats: Int, unit: Int) {
    self.beats = beats
    self.unit = unit
  }

  public static let fourFour = Meter(beats: 4, unit: 4)
  public static let threeFour = Meter(beats: 3, unit: 4)
  public static let sixEight = Meter(beats: 6, unit: 8)
  public static let twoFour = Meter(beats: 2, unit: 4)
  public static let fiveFour = Meter(beats: 5, unit: 4)
  public static let sevenEight = Meter(beats: 7, unit: 8)
  public static let nineEight = Meter(beats: 9, unit: 8)
  public static let twelveEight = Meter(beats: 12, unit: 8)

  /// The meters that the program composes in.
  public static let known = [
    fourFour, threeFour, sixEight, twoFour, fiveFour, sevenEight, nineEight, twelveEight,
  ]

  /// The length of a bar.
  public var bar: Beats { Beats(4 * beats, over: unit) }

  /// True if beats fall into three eighths: 6/8, 9/8, 12/8.
  public var isCompound: Bool { unit == 8 && beats > 3 && beats.isMultiple(of: 3) }

  /// The note that a tempo counts: the meter's unit, in compound meters three of them, in other meters of eighths two.
  ///
  /// So 7/8 at 120 has 120 quarters a minute, as sequencers and players have it, and three and a half of them to the bar.
  public var beat: Beats { Beats(isCompound ? 12 : unit == 8 ? 8 : 4, over: unit) }

  /// The sixteenths of a bar.
  public var steps: Int { bar.ticks / Beats.sixteenths(1).ticks }

  /// The groups that a bar is heard in, in units of the meter: 5/4 is 3 + 2, 7/8 is 2 + 2 + 3, 6/8 is 3 + 3, 4/4 is 2 + 2.
  public var groups: [Int] {
    if isCompound { return Array(repeating: 3, count: beats / 3) }
    switch (beats, unit) {
    case (5, _): return [3, 2]
    case (7, _): return [2, 2, 3]
    case (let beats, _) where beats > 3 && beats.isMultiple(of: 2): return Array(repeating: 2, count: beats / 2)
    default: return [beats]
    }
  }

  /// The sixteenths on which the groups begin: 0 and 12 in 5/4; 0, 4 and 8 in 7/8.
  public var accents: [Int] {
    groups.dropLast().reduce(into: [0]) { $0.append(($0.last ?? 0) + $1 * 16 / unit) }
  }

  /// The sixteenths of a bar on which its beats begin: every fourth, in compound meters every sixth; 0, 4 and 8 in 7/8.
  public var beatSteps: [Int] {
    let step = isCompound ? 6 : 4
    let all = stride(from: 0, to: steps, by: step).map(\.self)
    return all.filter { steps - $0 >= step }
  }

  public var description: String { "\(beats)/\(unit)" }

  /// A meter written like `"6/8"`; nil for anything not in `known`.
  public init?(_ text: String) {
    guard let meter = Self.known.first(where: { $0.description == text }) else { return nil }
    self = meter
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let meter = Meter(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is not a known meter")
    }
    self = meter
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A length or position in musical time, exact: 960 ticks to the quarter note, so that triplets and 64ths are whole.
public struct Beats: Sendable, Hashable, Comparable {
  public static let ticksPerQuarter = 960

  public let ticks: Int

  public init(ticks: Int) { self.ticks = ticks }

  /// `count` quarter notes divided by `divisor`, as in `Beats(1, over: 3)` for a triplet.
  public init(_ count: Int, over divisor: Int = 1) { ticks = count * Self.ticksPerQuarter / divisor }

  /// The nearest tick to so many quarter notes.
  public init(quarters: Double) { ticks = Int((quarters * Double(Self.ticksPerQuarter)).rounded()) }

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
