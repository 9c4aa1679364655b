import Foundation
import Signal
import Synchronization

/// A sound file that can be read from any place by any thread.
public final class AudioFileSource: AudioSource, PCMSource {
  public let facts: AudioFileFacts
  private let path: String
  private let isPCM24: Bool
  private let fold: ChannelFold
  private let file: Mutex<SoundFile>

  /// Opens a file at 48 kHz; throws `AudioFileError` for what cannot be read, is outside of `limits` or is at another rate.
  public convenience init(path: String, limits: AudioFileLimits = AudioFileLimits()) throws {
    try self.init(atAnyRate: path, limits: limits)
    guard facts.rate == .standard else { throw AudioFileError.notStandardRate(path, facts.rate) }
  }

  /// Opens a file whatever its rate; throws `AudioFileError` for what cannot be read or is outside of `limits`.
  public init(atAnyRate path: String, limits: AudioFileLimits = AudioFileLimits()) throws {
    let opened = try SoundFile(path: path, limits: limits)
    (facts, isPCM24, self.path) = (opened.facts, opened.isPCM24, path)
    fold = ChannelFold(opened.channels)
    file = Mutex(opened)
  }

  public var rate: SampleRate { facts.rate }
  public var frameCount: Int { facts.frames }

  public func read(_ range: Range<Int>) throws -> StereoBuffer {
    let inside = range.clamped(to: 0..<frameCount)
    let samples = try file.withLock { file in
      try file.seek(to: inside.lowerBound)
      return file.floats(inside.count)
    }
    guard samples.count == inside.count * facts.channels else { throw ended(inside, samples.count) }
    guard samples.areUsable else { throw AudioFileError.notFinite(path, at: rate.time(of: inside.lowerBound)) }
    let sound = fold(samples)
    return inside == range ? sound : sound[frames: range.offset(by: -inside.lowerBound)]
  }

  /// The exact integers of a stereo file with at most 24 bits; fewer bits are shifted up to 24.
  public func readPCM(_ range: Range<Int>) throws -> PCMBlock {
    guard isPCM24, facts.channels == 2 else { throw AudioFileError.notPCM(path, facts.format) }
    precondition(range.lowerBound >= 0 && range.upperBound <= frameCount)
    let samples = try file.withLock { file in
      try file.seek(to: range.lowerBound)
      return file.integers(range.count)
    }
    guard samples.count == 2 * range.count else { throw ended(range, samples.count) }
    let zeros = [Int32](repeating: 0, count: range.count)
    var block = PCMBlock(left: zeros, right: zeros)
    for i in 0..<range.count {
      block.left[i] = samples[2 * i] >> 8
      block.right[i] = samples[2 * i + 1] >> 8
    }
    return block
  }

  private func ended(_ range: Range<Int>, _ samples: Int) -> AudioFileError {
    .truncated(path, found: range.lowerBound + samples / facts.channels, promised: frameCount, "frames")
  }
}

extension Range<Int> {
  fileprivate func offset(by amount: Int) -> Self { lowerBound + amount..<upperBound + amount }
}
