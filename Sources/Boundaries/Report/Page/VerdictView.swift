/// The verdict and what spoils it.
struct VerdictView {
  /// A check that failed or warns.
  struct Concern {
    let id: String
    let status: String
    let name: String
    let detail: String
  }

  /// `pass` or `fail`.
  let status: String
  let word: String
  let mark: String
  let sentence: String
  let concerns: [Concern]

  init(_ content: ReportContent) {
    let shown: ReportCheck.Status = content.verdict.passed ? .pass : .fail
    status = shown.rawValue
    mark = shown.mark
    word = content.verdict.passed ? "Passed" : "Failed"
    sentence = content.verdict.sentence
    concerns = [ReportCheck.Status.fail, .warn].flatMap { status in
      content.checks.filter { $0.status == status }
        .map { Concern(id: $0.id, status: status.rawValue, name: $0.title, detail: $0.detail) }
    }
  }
}
