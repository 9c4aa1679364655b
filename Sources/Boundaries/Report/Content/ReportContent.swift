import Audio
import Music
import QualityControl

/// The content of a report, gathered from the stages.
///
/// Empty and nil parts are left out of the page. All text may be any user's: it is escaped when it is written.
public struct ReportContent: Sendable {
  public var title: String
  public var verdict: ReportVerdict
  public var facts: TrackFacts
  public var request: ReportRequest
  public var audio: DeliveredAudio
  /// In playing order, without gaps.
  public var sections: [ReportSection] = []
  public var waveform: WaveformOverview?
  /// Short-term loudness (3 s windows, EBU Tech 3341) in order of time.
  public var loudness: [LoudnessPoint] = []
  public var spectrum: SpectrumComparison?
  public var stereo: StereoMeasurements?
  /// The files beside the page, other than audio.
  public var files: [ReportFile] = []
  public var checks: [CheckResult] = []
  /// Each thing that was asked, and whether it was kept.
  public var words: [WishResult] = []
  public var provenance: Provenance

  public init(
    title: String, verdict: ReportVerdict, facts: TrackFacts, request: ReportRequest, audio: DeliveredAudio,
    provenance: Provenance
  ) {
    self.title = title
    self.verdict = verdict
    self.facts = facts
    self.request = request
    self.audio = audio
    self.provenance = provenance
  }
}

/// The result of the delivery in one sentence.
public struct ReportVerdict: Sendable, Hashable {
  public var passed: Bool
  /// One sentence for people.
  public var sentence: String
  /// What was asked and not kept, where all checks passed: `Made, but 2 of 7 wishes were not kept`; nil for nothing.
  public var shortcoming: String?

  public init(passed: Bool, sentence: String) {
    self.passed = passed
    self.sentence = sentence
  }
}

/// The prompt, and how far it was understood.
public struct ReportRequest: Sendable, Hashable {
  public var prompt: String
  /// Words that led to nothing.
  public var notUnderstood: [String]
  /// Decisions a reader should know of, in whole sentences.
  public var notes: [String]

  public init(prompt: String, notUnderstood: [String] = [], notes: [String] = []) {
    self.prompt = prompt
    self.notUnderstood = notUnderstood
    self.notes = notes
  }
}

/// The numbers that a reader looks for first.
public struct TrackFacts: Sendable, Hashable {
  public var tempo: PlannedAndMeasured<Tempo>
  public var key: PlannedAndMeasured<Key>
  public var loudness: PlannedAndMeasured<Loudness>
  public var truePeak: PlannedAndMeasured<TruePeak>
  public var meter: Meter?
  public var length: Seconds
  /// As people write it.
  public var genre: String?

  public init(
    length: Seconds, tempo: PlannedAndMeasured<Tempo> = .init(), key: PlannedAndMeasured<Key> = .init(),
    loudness: PlannedAndMeasured<Loudness> = .init()
  ) {
    self.length = length
    self.tempo = tempo
    self.key = key
    self.loudness = loudness
    truePeak = .init()
  }
}

/// A planned value beside the one measured in the delivered file; nil where there is none.
public struct PlannedAndMeasured<Value: Sendable & Hashable>: Sendable, Hashable {
  public var planned: Value?
  public var measured: Value?

  public init(planned: Value? = nil, measured: Value? = nil) {
    self.planned = planned
    self.measured = measured
  }
}

/// The files that the page plays, by their paths relative to it.
public struct DeliveredAudio: Sendable, Hashable {
  /// Such as `night-drive.wav`.
  public var master: String
  public var stems: [ReportStem]

  public init(master: String, stems: [ReportStem] = []) {
    self.master = master
    self.stems = stems
  }
}

/// One stem of the delivery.
public struct ReportStem: Sendable, Hashable {
  public var name: String
  /// Such as `stems/01-drums.wav`.
  public var path: String
  /// Integrated; nil for silence.
  public var loudness: Loudness?

  public init(name: String, path: String, loudness: Loudness?) {
    self.name = name
    self.path = path
    self.loudness = loudness
  }
}

/// A file of the delivery that the page links to.
public struct ReportFile: Sendable, Hashable {
  /// Relative to the page.
  public var path: String
  /// The file's purpose, in a few words.
  public var purpose: String

  public init(path: String, purpose: String) {
    self.path = path
    self.purpose = purpose
  }
}

/// A section of the track as it was planned.
public struct ReportSection: Sendable, Hashable {
  public var name: String
  public var bars: Int
  public var start: Seconds
  public var length: Seconds
  /// The chords, one entry per bar, such as `Fm` or `Fm Db`.
  public var chords: [String]

  public init(name: String, bars: Int, start: Seconds, length: Seconds, chords: [String] = []) {
    self.name = name
    self.bars = bars
    self.start = start
    self.length = length
    self.chords = chords
  }
}
