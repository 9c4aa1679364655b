import Analysis
import Audio
import Foundation

extension CheckDefinition {
  /// The longest silence that was not planned: before, after or within the music.
  static let silence = CheckDefinition(
    "silence", title: "Silence", unit: "s", bound: .atMost, repair: .anotherSong
  ) { SilenceCheck.run($0.master.faults.silence, $1) }
}

enum SilenceCheck {
  /// Silence that is allowed without being planned, in seconds: at the beginning, at the end, and in between.
  static let lead = 0.5
  static let trail = 3.0
  static let gap = 0.5

  static func run(_ meter: SilenceMeter, _ expected: Expectations) -> CheckResult {
    guard meter.hasSound else {
      return CheckResult(
        .silence, .fail, value: .number(meter.duration), target: .number(0),
        detail: "All \(number(meter.duration)) s are below \(number(SilenceMeter.threshold)) dBFS.", at: .s(0))
    }
    let unplanned = meter.silences.filter { excess($0, meter, expected) > 0 }
    let longest = meter.silences.map { $0.end - $0.start }.max() ?? 0
    guard let first = unplanned.first else {
      return CheckResult(
        .silence, .pass, value: .number(longest),
        detail: "The longest silence is \(number(longest)) s; nothing is silent that was not planned.")
    }
    return CheckResult(
      .silence, .fail, value: .number(first.end - first.start), target: .number(allowed(first, meter)),
      detail: "\(number(first.end - first.start)) s below \(number(SilenceMeter.threshold)) dBFS at "
        + "\(timestamp(.s(first.start))) were not planned; \(number(allowed(first, meter))) s are allowed there.",
      at: .s(first.start))
  }

  /// The length of the part that was not planned, less what is allowed there, in seconds.
  private static func excess(_ silence: TimeRange, _ meter: SilenceMeter, _ expected: Expectations) -> Double {
    let uncovered = expected.silences.reduce(silence.end - silence.start) { rest, planned in
      rest - max(0, min(silence.end, planned.end) - max(silence.start, planned.start))
    }
    return uncovered - allowed(silence, meter)
  }

  private static func allowed(_ silence: TimeRange, _ meter: SilenceMeter) -> Double {
    if silence.start == 0 { return lead }
    return silence.end >= meter.duration ? trail : gap
  }
}

/// Finds stretches in which no sample is louder than −60 dBFS.
struct SilenceMeter: Sendable {
  /// Relative to full scale.
  static let threshold = Decibels.dB(-60)

  /// Of 10 ms and more, in order.
  private(set) var silences: [TimeRange] = []
  /// Of the whole sound, in seconds.
  private(set) var duration = 0.0
  private(set) var hasSound = false
  private var frame = 0
  private var since = 0
  private static let shortest = SampleRate.standard.frames(in: .ms(10))

  mutating func add(_ block: StereoBuffer) {
    let limit = Self.threshold.amplitude
    for i in 0..<block.frames where abs(block.left[i]) > limit || abs(block.right[i]) > limit {
      end(at: frame + i)
      since = frame + i + 1
      hasSound = true
    }
    frame += block.frames
  }

  /// Closes the silence that lasts up to the end.
  mutating func finish() {
    end(at: frame)
    duration = SampleRate.standard.time(of: frame).value
  }

  @inline(__always)
  private mutating func end(at frame: Int) {
    guard frame - since >= Self.shortest else { return }
    let rate = SampleRate.standard
    silences.append(TimeRange(start: rate.time(of: since).value, end: rate.time(of: frame).value))
  }
}
