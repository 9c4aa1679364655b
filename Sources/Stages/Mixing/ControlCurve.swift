import Audio

/// A setting over time: straight lines between values at frames, the first and last value outside of them.
public struct ControlCurve: Sendable, Hashable, Codable {
  public struct ControlPoint: Sendable, Hashable, Codable {
    public let frame: Int
    public let value: Double

    public init(frame: Int, value: Double) { (self.frame, self.value) = (frame, value) }
  }

  public let points: [ControlPoint]

  /// `points` in order, at least one.
  public init(_ points: [ControlPoint]) {
    precondition(!points.isEmpty, "a curve has a value")
    self.points = points
  }

  /// The value at a frame, found from the segment that was used last.
  func value(at frame: Int, from segment: inout Int) -> Double {
    while segment + 1 < points.count, points[segment + 1].frame <= frame { segment += 1 }
    while segment > 0, points[segment].frame > frame { segment -= 1 }
    let point = points[segment]
    guard frame > point.frame, segment + 1 < points.count else { return point.value }
    let next = points[segment + 1]
    return point.value + (next.value - point.value) * Double(frame - point.frame) / Double(next.frame - point.frame)
  }

  /// The value at a frame.
  public func value(at frame: Int) -> Double {
    var segment = 0
    return value(at: frame, from: &segment)
  }

  /// The same with every value changed.
  func map(_ change: (Double) -> Double) -> ControlCurve {
    ControlCurve(points.map { ControlPoint(frame: $0.frame, value: change($0.value)) })
  }
}

/// The automation of a channel; nil leaves a setting as it is.
public struct ChannelAutomation: Sendable, Hashable, Codable {
  /// The gain behind the strip, in dB.
  public var level: ControlCurve?
  /// The spectral centroid, in octaves above the stem's own; what is above 0 stays there.
  public var brightness: ControlCurve?
  /// The factor on the difference of the channels.
  public var width: ControlCurve?

  public init(level: ControlCurve? = nil, brightness: ControlCurve? = nil, width: ControlCurve? = nil) {
    (self.level, self.brightness, self.width) = (level, brightness, width)
  }

  public var isEmpty: Bool { level == nil && brightness == nil && width == nil }
}
