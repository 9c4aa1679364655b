import Audio

/// How the track was made.
struct MakingView {
  /// A name and what it stands for.
  struct Item {
    let name: String
    let value: String
  }

  /// One try.
  struct Attempt {
    let number: Int
    let status: String
    let mark: String
    let summary: String
  }

  /// How long one stage took.
  struct Timing {
    let stage: String
    let seconds: String
    /// The share of the whole, in per cent.
    let share: String
  }

  /// The stages with their sum.
  struct TimingTable {
    let total: String
    let rows: [Timing]
  }

  let method: String
  let items: [Item]
  let attempts: [Attempt]
  let hasAttempts: Bool
  let timings: TimingTable?

  init(_ making: Making) {
    method = making.method
    items = [
      Item(name: "Backend", value: making.backend),
      Item(name: "Version", value: making.version),
      Item(name: "Seed", value: String(making.seed.value)),
      making.jobID.map { Item(name: "Job", value: $0) },
    ].compactMap { $0 }
    attempts = making.attempts.enumerated().map { number, attempt in
      let status: ReportCheck.Status = attempt.passed ? .pass : .fail
      return Attempt(number: number + 1, status: status.rawValue, mark: status.mark, summary: attempt.summary)
    }
    hasAttempts = !attempts.isEmpty
    timings = making.timings.isEmpty ? nil : Self.table(making.timings)
  }

  private static func table(_ timings: [StageTiming]) -> TimingTable {
    let total = timings.reduce(0) { $0 + $1.time.value }
    let rows = timings.map { timing in
      Timing(
        stage: timing.stage, seconds: timing.time.value.written(2),
        share: (total > 0 ? 100 * timing.time.value / total : 0).fixed(1))
    }
    return TimingTable(total: total.written(2), rows: rows)
  }
}
