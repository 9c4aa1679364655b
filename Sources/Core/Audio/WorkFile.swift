/// Room for sound between two passes: written once from front to back, then read from anywhere.
public protocol WorkFile: AudioSink {
  /// What was written, as a source; nothing can be written afterwards.
  func finish() throws -> any AudioSource
}

extension MemorySink: WorkFile {
  public func finish() -> any AudioSource { MemorySource(buffer) }
}
