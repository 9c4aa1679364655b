import Audio
import QualityControl

/// The section on the track's origin.
struct ProvenanceView {
  /// A name with its value.
  struct NamedValue {
    let name: String
    let value: String
  }

  /// One attempt.
  struct AttemptRow {
    let number: Int
    let status: String
    let mark: String
    let summary: String
  }

  /// The duration of one stage, and its share.
  struct TimingRow {
    let stage: String
    let seconds: String
    /// The share of the whole, in per cent.
    let share: String
  }

  /// The stages with their sum.
  struct TimingTable {
    let total: String
    let rows: [TimingRow]
  }

  let method: String
  let items: [NamedValue]
  let attempts: [AttemptRow]
  let hasAttempts: Bool
  let timings: TimingTable?

  init(_ provenance: Provenance) {
    method = provenance.method
    items = [
      NamedValue(name: "Backend", value: provenance.backend),
      NamedValue(name: "Version", value: provenance.version),
      NamedValue(name: "Seed", value: String(provenance.seed.value)),
      provenance.jobID.map { NamedValue(name: "Job", value: $0) },
    ].compactMap { $0 }
    attempts = provenance.attempts.enumerated().map { number, attempt in
      let status: CheckStatus = attempt.passed ? .pass : .fail
      return AttemptRow(number: number + 1, status: status.rawValue, mark: status.mark, summary: attempt.summary)
    }
    hasAttempts = !attempts.isEmpty
    timings = provenance.timings.isEmpty ? nil : Self.table(provenance.timings)
  }

  private static func table(_ timings: [StageDuration]) -> TimingTable {
    let total = timings.reduce(0) { $0 + $1.time.value }
    let rows = timings.map { timing in
      TimingRow(
        stage: timing.stage, seconds: timing.time.value.written(2),
        share: (total > 0 ? 100 * timing.time.value / total : 0).fixed(1))
    }
    return TimingTable(total: total.written(2), rows: rows)
  }
}
