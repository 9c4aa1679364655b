import Audio

/// Everything that a report says, gathered by whoever knows the stages.
///
/// What is empty or nil is left out of the page. All text may be any user's: it is escaped when it is written.
public struct ReportContent: Sendable {
  public var title: String
  public var verdict: Verdict
  public var facts: TrackFacts
  public var request: Request
  public var audio: DeliveredAudio
  /// In playing order, without gaps.
  public var sections: [ReportSection] = []
  public var waveform: Waveform?
  /// Short-term loudness (3 s windows, EBU Tech 3341) in order of time.
  public var loudness: [LoudnessPoint] = []
  public var spectrum: SpectrumComparison?
  public var stereo: StereoPicture?
  /// What lies beside the page besides sound.
  public var files: [ReportFile] = []
  public var checks: [ReportCheck] = []
  public var making: Making

  public init(
    title: String, verdict: Verdict, facts: TrackFacts, request: Request, audio: DeliveredAudio, making: Making
  ) {
    self.title = title
    self.verdict = verdict
    self.facts = facts
    self.request = request
    self.audio = audio
    self.making = making
  }
}

/// How the delivery came out.
public struct Verdict: Sendable, Hashable {
  public var passed: Bool
  /// One sentence for people.
  public var sentence: String

  public init(passed: Bool, sentence: String) {
    self.passed = passed
    self.sentence = sentence
  }
}

/// What was asked for.
public struct Request: Sendable, Hashable {
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
