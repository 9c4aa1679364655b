import Analysis

/// A section as it was planned.
public struct PlannedSection: Sendable, Equatable, Codable {
  public var name: String
  public var time: TimeRange
  /// 0…1.
  public var energy: Double

  public init(name: String, time: TimeRange, energy: Double) {
    self.name = name
    self.time = time
    self.energy = energy
  }

  enum CodingKeys: String, CodingKey {
    case name, energy
    case time = "time_s"
  }
}

/// The times at which a stem is meant to sound.
public struct PlannedStem: Sendable, Equatable, Codable {
  /// In order; what it plays there may ring on.
  public var sounding: [TimeRange]
  /// The most that this takes, in seconds.
  public var ringing: Double

  public init(sounding: [TimeRange], ringing: Double) {
    self.sounding = sounding
    self.ringing = ringing
  }

  enum CodingKeys: String, CodingKey {
    case sounding = "sounding_s"
    case ringing = "ringing_s"
  }
}
