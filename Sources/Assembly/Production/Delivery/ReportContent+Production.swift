import Analysis
import Audio
import Genres
import Music
import Planning
import Prompt
import QualityControl
import Report

/// The report's content, from the results of the stages.
extension ReportContent {
  init(_ documents: DeliveryDocuments) {
    let attempt = documents.attempt
    let plan = attempt.plan
    self.init(
      title: plan.title, verdict: ReportVerdict(documents.verified.report), facts: TrackFacts(documents),
      request: ReportRequest(
        prompt: attempt.job.ticket.prompt, notUnderstood: attempt.brief.notUnderstood, notes: documents.notes),
      audio: DeliveredAudio(
        master: attempt.masterFile,
        stems: zip(plan.stems, documents.verified.stemLoudness).map {
          ReportStem(name: $0.name, path: attempt.stemFile($0), loudness: $1)
        }),
      provenance: Provenance(documents))
    sections = zip(plan.sections, plan.sectionStarts).map { ReportSection($0, at: $1, of: plan) }
    waveform = documents.verified.waveform
    loudness = documents.verified.loudness
    spectrum = SpectrumComparison(documents)
    stereo = StereoMeasurements(documents.verified)
    files = [
      ReportFile(path: "session.dawproject", purpose: "opens in sequencers"),
      ReportFile(path: "\(attempt.job.name).mid", purpose: "the notes"),
      ReportFile(path: "qa.json", purpose: "the checks, for programs"),
      ReportFile(path: "manifest.json", purpose: "how it came to be, for programs"),
    ]
    checks = documents.verified.report.checks
    words = documents.verified.report.words
  }
}

extension ReportVerdict {
  fileprivate init(_ report: QualityReport) {
    let failed = report.checks.filter { $0.status == .fail }.map(\.id)
    let count = report.checks.filter { $0.status == .pass }.count
    self.init(
      passed: report.passed,
      sentence: report.passed
        ? "All \(count) checks that could be decided passed, measured on the delivered files."
        : "Failed: \(failed.joined(separator: ", ")).")
    shortcoming = report.passed && !report.kept ? report.verdict : nil
  }
}

extension TrackFacts {
  fileprivate init(_ documents: DeliveryDocuments) {
    let plan = documents.attempt.plan
    let measured = documents.verified.profile
    self.init(
      length: SampleRate.standard.time(of: plan.frames),
      tempo: PlannedAndMeasured(planned: plan.bpm, measured: measured.bpm.map(Tempo.init(bpm:))),
      key: PlannedAndMeasured(planned: plan.key, measured: measured.key),
      loudness: PlannedAndMeasured(planned: plan.loudness, measured: measured.loudness))
    truePeak = PlannedAndMeasured(planned: plan.truePeak, measured: measured.truePeak)
    meter = plan.meter
    genre = documents.catalogue.genre(named: plan.genre)?.title
  }
}

extension Provenance {
  fileprivate init(_ documents: DeliveryDocuments) {
    self.init(
      method: documents.generators.provenance(of: documents.attempt),
      backend: documents.attempt.backend(or: documents.generators),
      version: dubplateVersion,
      seed: documents.attempt.plan.seed)
    jobID = documents.attempt.job.jobID
    attempts = documents.attempts.map {
      ReportAttempt(passed: $0.passed, summary: $0.summary)
    }
    timings = documents.timings.map { StageDuration(stage: $0.stage.rawValue, time: .s($0.seconds)) }
  }
}

extension AttemptRecord {
  /// The changes of the attempt and its outcome, in whole sentences.
  fileprivate var summary: String {
    let checks = passed ? "all checks passed" : "\(failed.joined(separator: ", ")) failed"
    let result = unkept.map { "\(checks), wishes not kept: \($0.joined(separator: ", "))" } ?? checks
    let reasons = changes.map { "\($0.what) (for \($0.check)) " }.joined()
    return "\(reasons)Seed \(seed.value): \(result)."
  }
}

extension ReportSection {
  fileprivate init(_ section: Section, at bar: Int, of plan: SongPlan) {
    self.init(
      name: section.name, bars: section.bars, start: plan.time(ofBar: bar),
      length: plan.duration(of: bar..<bar + section.bars),
      chords: (bar..<bar + section.bars).map { bar in
        plan.chords(inBar: bar).map { $0.chord.symbol(in: plan.key) }.joined(separator: " ")
      })
  }
}

extension SpectrumComparison {
  /// Nil for a silent master.
  fileprivate init?(_ documents: DeliveryDocuments) {
    guard let master = documents.verified.fingerprint else { return nil }
    let attempt = documents.attempt
    var others: [SpectrumCurve] = []
    if let reference = attempt.reference?.fingerprint {
      others.append(SpectrumCurve(name: "reference", levels: reference.levels.map { .dB($0) }))
    }
    if let curve = TonalBalance.curve(attempt.plan.tone) {
      others.append(SpectrumCurve(name: "\(attempt.plan.tone) balance", levels: curve))
    }
    self.init(master: master.levels.map { .dB($0) }, others: others)
  }
}

extension StereoMeasurements {
  fileprivate init(_ verified: VerifiedDelivery) {
    self.init(
      correlations: verified.correlations,
      bands: verified.profile.stereo.width.map {
        Band(low: .Hz($0.lowHz), high: .Hz($0.highHz), side: .dB($0.sideDb), correlation: $0.correlation)
      })
  }
}
