import Signal
import StyleAnalysis

/// Whether the oversampled peak stays below the ceiling and no run of samples is clipped.
enum TruePeakCheck {
  static func run(_ heard: Listening, _ expected: Expectations) -> Check {
    let target = expected.truePeak
    let clipped = heard.clipping.firstRun
    let reading = { (status: CheckStatus, detail: String) in
      Check(
        "true_peak", status, value: heard.profile.truePeak.map { .number($0.value) }, unit: "dBTP",
        target: target.map { .number($0.value) }, detail: detail, at: clipped)
    }
    if let clipped {
      return reading(
        .fail,
        "\(heard.clipping.runs) run(s) of \(ClippingMeter.length) or more samples at full scale, "
          + "the first at \(number(clipped)) s.")
    }
    guard let measured = heard.profile.truePeak else { return reading(.pass, "The file is digital silence.") }
    guard let target else {
      return reading(.undetermined, "Measured \(number(measured.value)) dBTP, but no target was given.")
    }
    return reading(
      measured <= target ? .pass : .fail,
      "Measured \(number(measured.value)) dBTP, the ceiling is \(number(target.value)) dBTP.")
  }
}

/// Counts runs of samples at full scale.
struct ClippingMeter {
  /// From this many samples on, it is clipping and not a lone peak.
  static let length = 3

  private(set) var runs = 0
  /// Where the first run is, in seconds.
  private(set) var firstRun: Double?
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
    firstRun = firstRun ?? SampleRate.standard.time(of: frame - Self.length + 1).value
  }
}
