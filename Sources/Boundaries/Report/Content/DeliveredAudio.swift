import Audio

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
