/// A number with a unit: ordered, and a bare number in JSON.
public protocol Quantity: Sendable, Hashable, Comparable, Codable {
  var value: Double { get }
  init(value: Double)
}

extension Quantity {
  public static func < (a: Self, b: Self) -> Bool { a.value < b.value }

  public init(from decoder: any Decoder) throws {
    self.init(value: try decoder.singleValueContainer().decode(Double.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
