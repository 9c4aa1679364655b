/// Leaves a service alone that fails again and again, and tries it with a single order before it is trusted again.
///
/// Five failures in a row open it for 30 s; each failed trial doubles that, up to ten minutes. What the service itself
/// asks for counts where it is longer. Source: M. Nygard, *Release It!*, 2007, chapter 5.
struct CircuitBreaker: Sendable, Hashable {
  static let mostFailures = 5
  static let firstPause = 30.0
  static let longestPause = 600.0

  private var failures = 0
  private var pause = firstPause
  private var until: Double?
  /// The last failure, in words.
  private(set) var reason = ""

  /// Until when nothing is asked, in seconds; nil when the service may be asked.
  func closedUntil(at time: Double) -> Double? { until.flatMap { $0 > time ? $0 : nil } }

  /// True if only one order may be under way, to see whether it works again.
  func isOnTrial(at time: Double) -> Bool { failures >= Self.mostFailures && closedUntil(at: time) == nil }

  mutating func succeed() { self = CircuitBreaker() }

  /// `wait` is how long the service wants to be left alone.
  mutating func fail(_ why: String, wait: Double?, at time: Double) {
    reason = why
    let wasOnTrial = isOnTrial(at: time)
    failures += 1
    if wasOnTrial { pause = min(Self.longestPause, pause * 2) }
    let own = failures >= Self.mostFailures ? pause : 0
    let longest = max(own, wait ?? 0)
    if longest > 0 { until = max(until ?? 0, time + longest) }
  }
}
