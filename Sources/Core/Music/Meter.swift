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

  /// The meters that the program composes in.
  public static let known = [fourFour, threeFour, sixEight]

  /// The length of a bar.
  public var bar: Beats { Beats(4 * beats, over: unit) }

  /// True if beats fall into three eighths: 6/8, 9/8, 12/8.
  public var isCompound: Bool { unit == 8 && beats > 3 && beats.isMultiple(of: 3) }

  /// The note that a tempo counts: the meter's unit, in compound meters three of them.
  public var beat: Beats { Beats(isCompound ? 12 : 4, over: unit) }

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
