/// Stereo sound that can be read more than once and from any place, in memory or on disk.
///
/// The whole program passes sound from stage to stage as sources and reads them block by block, so that memory does not
/// grow with the length of the track.
public protocol AudioSource: Sendable {
  var rate: SampleRate { get }
  var frameCount: Int { get }

  /// The frames in `range`, with silence outside `0..<frameCount`.
  func read(_ range: Range<Int>) throws -> StereoBuffer
}

extension AudioSource {
  public var duration: Seconds { rate.time(of: frameCount) }

  /// Hands the whole source to `body`, block after block; the last block may be shorter.
  public func forEachBlock(of frames: Int = 16_384, _ body: (_ start: Int, StereoBuffer) throws -> Void) throws {
    var start = 0
    while start < frameCount {
      let end = min(start + frames, frameCount)
      try body(start, read(start..<end))
      start = end
    }
  }

  /// The whole source at once: for tests and short sounds.
  public func readAll() throws -> StereoBuffer { try read(0..<frameCount) }
}

/// A destination that takes stereo sound block after block.
public protocol AudioSink: AnyObject {
  /// Takes the next block.
  func write(_ block: StereoBuffer) throws
}

/// Sound held in memory.
public struct MemorySource: AudioSource, Equatable {
  public let rate: SampleRate
  public let buffer: StereoBuffer

  public init(_ buffer: StereoBuffer, rate: SampleRate = .standard) {
    self.buffer = buffer
    self.rate = rate
  }

  public var frameCount: Int { buffer.frames }

  public func read(_ range: Range<Int>) -> StereoBuffer { buffer[frames: range] }
}

/// A sink that keeps everything in memory.
public final class MemorySink: AudioSink {
  public private(set) var buffer = StereoBuffer(frames: 0)

  public init() {}

  public func write(_ block: StereoBuffer) {
    buffer.left += block.left
    buffer.right += block.right
  }
}

/// Room for sound between two passes: written once from front to back, then read from anywhere.
public protocol WorkFile: AudioSink {
  /// The written audio as a source; nothing can be written afterwards.
  func finish() throws -> any AudioSource
}

extension MemorySink: WorkFile {
  public func finish() -> any AudioSource { MemorySource(buffer) }
}

/// A source with a constant gain.
public struct GainSource: AudioSource {
  private let source: any AudioSource
  private let factor: Float

  public init(_ source: any AudioSource, by gain: Decibels) { self.init(source, factor: Float(gain.factor)) }

  /// `factor` multiplies every sample; 0 is silence.
  public init(_ source: any AudioSource, factor: Float) {
    self.source = source
    self.factor = factor
  }

  public var rate: SampleRate { source.rate }
  public var frameCount: Int { source.frameCount }

  public func read(_ range: Range<Int>) throws -> StereoBuffer {
    var block = try source.read(range)
    if factor != 1 { block.scale(by: factor) }
    return block
  }
}
