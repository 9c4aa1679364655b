import Synchronization

/// Counts down from any thread.
final class Counter: Sendable {
  private let left: Atomic<Int>

  init(_ count: Int) { left = Atomic(count) }

  /// Whether this is the call that reaches zero.
  func isLast() -> Bool { left.subtract(1, ordering: .relaxed).newValue == 0 }
}
