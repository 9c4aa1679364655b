import Analysis
import Audio
import Genres
import Music
import Planning
import Prompt
import QualityControl
import Report

/// Fills the report from what the stages found.
extension ReportContent {
  init(_ documents: Documents) {
    let session = documents.session
    let plan = session.plan
    self.init(
      title: plan.title, verdict: Verdict(documents.verified.report), facts: TrackFacts(documents),
      request: Request(
        prompt: session.order.ticket.prompt, notUnderstood: session.brief.notUnderstood, notes: documents.notes),
      audio: DeliveredAudio(
        master: session.masterFile,
        stems: zip(plan.stems, documents.verified.stemLoudness).map {
          ReportStem(name: $0.name, path: session.stemFile($0), loudness: $1)
        }),
      making: Making(documents))
    sections = zip(plan.sections, plan.sectionStarts).map { ReportSection($0, at: $1, of: plan) }
    waveform = documents.verified.waveform
    loudness = documents.verified.loudness
    spectrum = SpectrumComparison(documents)
    stereo = StereoPicture(documents.verified)
    files = [
      ReportFile(path: "session.dawproject", purpose: "opens in sequencers"),
      ReportFile(path: "\(session.order.name).mid", purpose: "the notes"),
      ReportFile(path: "qa.json", purpose: "the checks, for programs"),
      ReportFile(path: "manifest.json", purpose: "how it came to be, for programs"),
    ]
    checks = documents.verified.report.checks.map(ReportCheck.init)
  }
}

extension Verdict {
  fileprivate init(_ report: QualityReport) {
    let failed = report.checks.filter { $0.status == .fail }.map(\.id)
    let count = report.checks.filter { $0.status == .pass }.count
    self.init(
      passed: report.passed,
      sentence: report.passed
        ? "All \(count) checks that could be decided passed, measured on the delivered files."
        : "Failed: \(failed.joined(separator: ", ")).")
  }
}

extension TrackFacts {
  fileprivate init(_ documents: Documents) {
    let plan = documents.session.plan
    let measured = documents.verified.profile
    self.init(
      length: SampleRate.standard.time(of: plan.frames),
      tempo: Compared(planned: plan.bpm, measured: measured.bpm.map(Tempo.init(bpm:))),
      key: Compared(planned: plan.key, measured: measured.key),
      loudness: Compared(planned: plan.loudness, measured: measured.loudness))
    truePeak = Compared(planned: plan.truePeak, measured: measured.truePeak)
    meter = plan.meter
    genre = documents.catalogue.genre(named: plan.genre)?.title
  }
}

extension Making {
  fileprivate init(_ documents: Documents) {
    self.init(
      method: documents.orchestra.provenance(of: documents.session),
      backend: documents.session.backend(or: documents.orchestra),
      version: dubplateVersion,
      seed: documents.session.plan.seed)
    jobID = documents.session.order.jobID
    attempts = documents.attempts.map {
      ReportAttempt(passed: $0.passed, summary: $0.summary)
    }
    timings = documents.timings.map { StageTiming(stage: $0.stage.rawValue, time: .s($0.seconds)) }
  }
}

extension AttemptRecord {
  /// What was changed, and how it came out.
  fileprivate var summary: String {
    let result = passed ? "all checks passed" : "\(failed.joined(separator: ", ")) failed"
    let reasons = changes.map { "\($0.what) (for \($0.check)) " }.joined()
    return "\(reasons)Seed \(seed.value): \(result)."
  }
}

extension ReportSection {
  fileprivate init(_ section: Section, at bar: Int, of plan: SongPlan) {
    self.init(
      name: section.kind.rawValue, bars: section.bars, start: plan.barTime * Double(bar),
      length: plan.barTime * Double(section.bars),
      chords: (bar..<bar + section.bars).map { plan.chord(inBar: $0).symbol(in: plan.key) })
  }
}

extension SpectrumComparison {
  /// Nil for a silent master.
  fileprivate init?(_ documents: Documents) {
    guard let master = documents.verified.fingerprint else { return nil }
    let session = documents.session
    var others: [SpectrumCurve] = []
    if let reference = session.reference?.fingerprint {
      others.append(SpectrumCurve(name: "reference", levels: reference.levels.map { .dB($0) }))
    }
    if let curve = TonalBalance.curve(session.plan.tone) {
      others.append(SpectrumCurve(name: "\(session.plan.tone) balance", levels: curve))
    }
    self.init(master: master.levels.map { .dB($0) }, others: others)
  }
}

extension StereoPicture {
  fileprivate init(_ verified: Verified) {
    self.init(
      correlations: verified.correlations,
      bands: verified.profile.stereo.width.map {
        Band(low: .Hz($0.lowHz), high: .Hz($0.highHz), side: .dB($0.sideDb), correlation: $0.correlation)
      })
  }
}

extension ReportCheck {
  fileprivate init(_ result: CheckResult) {
    self.init(
      result.id, title: result.title, Status(result.status), value: result.value.map(Figure.init), unit: result.unit,
      detail: result.detail)
    target = result.target.map(Figure.init)
    tolerance = result.tolerance
    at = result.at
    stem = result.stem
    tried = result.tried ?? []
    bound = result.bound.map(Bound.init)
  }
}

extension ReportCheck.Status {
  fileprivate init(_ status: CheckStatus) {
    self =
      switch status {
      case .pass: .pass
      case .fail: .fail
      case .warn: .warn
      case .undetermined: .undetermined
      }
  }
}

extension ReportCheck.Bound {
  fileprivate init(_ bound: CheckDefinition.Bound) {
    self =
      switch bound {
      case .atMost: .atMost
      case .atLeast: .atLeast
      }
  }
}

extension ReportCheck.Figure {
  fileprivate init(_ value: MeasuredValue) {
    switch value {
    case .number(let number): self = .number(number)
    case .word(let word): self = .word(word)
    }
  }
}
