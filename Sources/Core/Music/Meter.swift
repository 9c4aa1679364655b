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

  /// How long a bar is.
  public var bar: Beats { Beats(4 * beats, over: unit) }

  /// Whether beats fall into three: 6/8, 9/8, 12/8.
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
