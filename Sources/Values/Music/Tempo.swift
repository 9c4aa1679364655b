/// Quarter notes per minute.
public struct Tempo: Sendable, Hashable, Comparable, Codable {
  /// What tickets, prompts and plans may ask for.
  public static let range = 40.0...240.0

  public let bpm: Double

  public init(bpm: Double) { self.bpm = bpm }

  /// How long `beats` last, in seconds.
  public func seconds(of beats: Beats) -> Double { beats.quarters * 60 / bpm }

  /// The frame on which `beats` falls at `rate` frames per second, counted from the start in one step.
  public func frame(of beats: Beats, rate: Double) -> Int { Int((seconds(of: beats) * rate).rounded()) }

  public static func < (a: Tempo, b: Tempo) -> Bool { a.bpm < b.bpm }

  public init(from decoder: any Decoder) throws {
    bpm = try decoder.singleValueContainer().decode(Double.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(bpm)
  }
}
