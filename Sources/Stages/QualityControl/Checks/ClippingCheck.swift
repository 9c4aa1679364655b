import Audio

/// Whether runs of samples are cut off at full scale.
enum ClippingCheck {
  static func run(_ meter: ClippingMeter) -> Check {
    guard let first = meter.places.first else {
      return Check(
        "clipping", .pass, value: .number(0), target: .number(0), detail: "No run of samples is at full scale.")
    }
    return Check(
      "clipping", .fail, value: .number(Double(meter.runs)), target: .number(0),
      detail:
        "\(meter.runs == 1 ? "One run" : "\(meter.runs) runs") of \(ClippingMeter.length) or more samples at full "
        + "scale, the first at \(place(first)).", at: first)
  }
}

/// Counts runs of samples at full scale.
struct ClippingMeter: Sendable {
  /// From this many samples on, it is clipping and not a lone peak.
  static let length = 3

  private(set) var runs = 0
  /// Where the first thousand runs are, in seconds.
  private(set) var places: [Double] = []
  private let ceiling: Float
  private var left = 0
  private var right = 0
  private var frame = 0

  /// For samples that were written with so many bits.
  init(bits: Int) { ceiling = bits >= 32 ? 1 : Float(1 - 1.5 / Double(1 << (bits - 1))) }

  mutating func add(_ block: StereoBuffer) {
    var meter = self
    for i in 0..<block.frames {
      meter.left = abs(block.left[i]) >= ceiling ? meter.left + 1 : 0
      meter.right = abs(block.right[i]) >= ceiling ? meter.right + 1 : 0
      if meter.left == Self.length || meter.right == Self.length { meter.note(frame + i) }
    }
    meter.frame += block.frames
    self = meter
  }

  private mutating func note(_ frame: Int) {
    runs += 1
    if places.count < 1000 { places.append(SampleRate.standard.time(of: frame - Self.length + 1).value) }
  }
}
