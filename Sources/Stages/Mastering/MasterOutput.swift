import Audio

/// Where a master goes: the whole, and a sink for each stem in the order of the stems.
///
/// The sinks must be independent of one another, since they are written from several threads, each by one at a time.
public struct MasterOutput {
  public let master: any PCMSink
  public let stems: [any PCMSink]

  public init(master: any PCMSink, stems: [any PCMSink]) {
    self.master = master
    self.stems = stems
  }

  func restart() throws {
    try master.restart()
    for stem in stems { try stem.restart() }
  }
}
