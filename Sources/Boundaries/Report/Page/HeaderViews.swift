import Audio
import Music
import QualityControl

/// One of the measured numbers under the title.
struct FactView {
  let label: String
  let value: String
  let unit: String
  let note: String

  static func all(of facts: TrackFacts) -> [FactView] {
    [
      compared("Tempo", facts.tempo, unit: "BPM") { $0.bpm.written(1) },
      compared("Key", facts.key, unit: "") { $0.description },
      compared("Loudness", facts.loudness, unit: "LUFS", reference: "target") { $0.value.written(1) },
      compared("True peak", facts.truePeak, unit: "dBTP", reference: "ceiling") { $0.value.written(2) },
    ].compactMap { $0 }
  }

  /// Genre, meter and length in one line: `House · 4/4 · 2:01.9`.
  static func subtitle(of facts: TrackFacts) -> String {
    [facts.genre, facts.meter?.description, facts.length.clockWithTenths].compactMap { $0 }.joined(separator: " · ")
  }

  private static func compared<Value>(
    _ label: String, _ fact: PlannedAndMeasured<Value>, unit: String, reference: String = "planned",
    _ write: (Value) -> String
  ) -> FactView? {
    guard fact.planned != nil || fact.measured != nil else { return nil }
    guard let measured = fact.measured else {
      let planned = fact.planned.map { "\(reference) \(write($0)), " } ?? ""
      return FactView(label: label, value: "–", unit: "", note: "\(planned)not measurable")
    }
    let note = fact.planned.map { "measured; \(reference) \(write($0))" } ?? "measured"
    return FactView(label: label, value: write(measured), unit: unit, note: note)
  }
}

/// The verdict, with the checks that failed or warn, and the wishes that were not kept.
struct VerdictView {
  /// A check that failed or warns.
  struct FlaggedCheck {
    let id: String
    let status: String
    let name: String
    let detail: String
  }

  /// `pass`, `warn` for a track that lacks something that was asked, or `fail`.
  let status: String
  let word: String
  let mark: String
  let sentence: String
  let concerns: [FlaggedCheck]
  let unkept: [WordRow]

  init(_ content: ReportContent) {
    let shortcoming = content.verdict.passed ? content.verdict.shortcoming : nil
    let shown: CheckStatus = !content.verdict.passed ? .fail : shortcoming == nil ? .pass : .warn
    status = shown.rawValue
    mark = shown.mark
    word = shortcoming ?? (content.verdict.passed ? "Passed" : "Failed")
    sentence = content.verdict.sentence
    unkept = WordTable(content.words).rows.filter(\.isUnkept)
    concerns = [CheckStatus.fail, .warn].flatMap { status in
      content.checks.filter { $0.status == status }
        .map { FlaggedCheck(id: $0.id, status: status.rawValue, name: $0.title, detail: $0.detail) }
    }
  }
}
