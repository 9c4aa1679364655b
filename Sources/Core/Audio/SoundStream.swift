import Dispatch

/// Stereo sound at 48 kHz that comes once, from front to back.
public protocol SoundStream: AnyObject {
  /// The next block; nil after the last one.
  func next() throws -> StereoBuffer?
}

/// A source, read from front to back.
public final class SourceStream: SoundStream {
  private let source: any AudioSource
  private let frames: Int
  private var position = 0

  public init(_ source: any AudioSource, blocks frames: Int = 65_536) {
    self.source = source
    self.frames = frames
  }

  public func next() throws -> StereoBuffer? {
    guard position < source.frameCount else { return nil }
    let range = position..<min(position + frames, source.frameCount)
    position = range.upperBound
    return try source.read(range)
  }
}

/// A stream that also writes what passes into a sink.
public final class RecordedStream: SoundStream {
  private let stream: any SoundStream
  private let sink: any AudioSink

  public init(_ stream: any SoundStream, into sink: any AudioSink) {
    self.stream = stream
    self.sink = sink
  }

  public func next() throws -> StereoBuffer? {
    let block = try stream.next()
    if let block { try sink.write(block) }
    return block
  }
}

extension SoundStream {
  /// Hands every block to `body`, while the next one is read on another core.
  public func forEachBlockReadAhead(_ body: (StereoBuffer) throws -> Void) throws {
    // Only one read is under way at a time, and it is waited for before the stream or the box is touched again.
    nonisolated(unsafe) let stream = self
    nonisolated(unsafe) let box = ReadBox()
    let queue = DispatchQueue(label: "read ahead")
    box.read(from: stream)
    while let block = try box.result.get() {
      let reading = DispatchWorkItem { box.read(from: stream) }
      queue.async(execute: reading)
      defer { reading.wait() }
      try body(block)
    }
  }
}

private final class ReadBox {
  var result: Result<StereoBuffer?, any Error> = .success(nil)

  func read(from stream: any SoundStream) { result = Result { try stream.next() } }
}
