import Audio

extension CheckDefinition {
  /// The number of runs of samples that are cut off at full scale.
  static let clipping = CheckDefinition("clipping", title: "Clipping", repair: .lowerCeiling) { measured, _ in
    ClippingCheck.run(measured.master.faults.clipping)
  }
}

enum ClippingCheck {
  static func run(_ meter: ClippingMeter) -> CheckResult {
    guard let first = meter.positions.first else {
      return CheckResult(
        .clipping, .pass, value: .number(0), target: .number(0), detail: "No run of samples is at full scale.")
    }
    return CheckResult(
      .clipping, .fail, value: .number(Double(meter.runs)), target: .number(0),
      detail:
        "\(meter.runs == 1 ? "One run" : "\(meter.runs) runs") of \(ClippingMeter.length) or more samples at full "
        + "scale, the first at \(timestamp(first)).", at: first)
  }
}

/// Counts runs of samples at full scale, in each channel on its own.
struct ClippingMeter: Sendable {
  /// From this many samples on, it is clipping and not a lone peak.
  static let length = 3

  private(set) var runs = 0
  /// The starts of the first thousand runs.
  private(set) var positions: [Seconds] = []
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
    if positions.count < 1000 { positions.append(SampleRate.standard.time(of: frame - Self.length + 1)) }
  }
}
