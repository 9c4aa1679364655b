#if DEBUG
  import Glibc

  /// Where the environment wants this process to fail.
  final class FaultPlan: Sendable {
    static let crash = FaultPlan(variable: "DUBPLATE_CRASH_AT")
    static let hang = FaultPlan(variable: "DUBPLATE_HANG_AT")

    private let point: String
    private let remaining: Counter

    private init?(variable: String) {
      guard let text = getenv(variable) else { return nil }
      let parts = String(cString: text).split(separator: ":")
      point = parts.first.map(String.init) ?? ""
      remaining = Counter(parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }

    /// Whether it is here and now that it should fail.
    func isDue(_ reached: String) -> Bool { reached == point && remaining.isLast() }
  }
#endif
