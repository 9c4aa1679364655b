import Analysis
import Audio
import Foundation

/// Whether there is silence that was not planned: before, after or within the music.
enum SilenceCheck {
  /// What may be silent without being planned, in seconds.
  static let lead = 0.5
  static let trail = 3.0
  static let gap = 0.5

  static func run(_ meter: SilenceMeter, _ expected: Expectations) -> Check {
    guard meter.hasSound else {
      return Check(
        "silence", .fail, value: .number(meter.duration), unit: "s", target: .number(0),
        detail: "All \(number(meter.duration)) s are below \(number(SilenceMeter.threshold)) dBFS.", at: 0)
    }
    let unplanned = meter.silences.filter { excess($0, meter, expected) > 0 }
    let longest = meter.silences.map { $0.end - $0.start }.max() ?? 0
    guard let first = unplanned.first else {
      return Check(
        "silence", .pass, value: .number(longest), unit: "s",
        detail: "The longest silence is \(number(longest)) s; nothing is silent that was not planned.")
    }
    return Check(
      "silence", .fail, value: .number(first.end - first.start), unit: "s", target: .number(allowed(first, meter)),
      detail: "\(number(first.end - first.start)) s below \(number(SilenceMeter.threshold)) dBFS at "
        + "\(place(first.start)) were not planned; \(number(allowed(first, meter))) s are allowed there.",
      at: first.start)
  }

  /// How much longer the part that was not planned is than what is allowed there.
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
struct SilenceMeter {
  /// In dBFS.
  static let threshold = -60.0

  /// In order, those of 10 ms and more.
  private(set) var silences: [TimeRange] = []
  private(set) var duration = 0.0
  private(set) var hasSound = false
  private var frame = 0
  private var since = 0
  private static let shortest = SampleRate.standard.frames(in: .ms(10))

  mutating func add(_ block: StereoBuffer) {
    let limit = Float(Decibels.dB(Self.threshold).factor)
    for i in 0..<block.frames where abs(block.left[i]) > limit || abs(block.right[i]) > limit {
      end(at: frame + i)
      since = frame + i + 1
      hasSound = true
    }
    frame += block.frames
  }

  /// Takes the silence that lasts up to the end.
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
