import Audio
import Foundation
import Synchronization

/// A sound file that can be read at any frame by any thread.
///
/// Formats that decode only from front to back are decoded when they are opened, into an unnamed temporary file.
public final class AudioFileSource: AudioSource, PCMSource {
  public let facts: AudioFileFacts
  private let path: String
  private let isPCM24: Bool
  private let fold: ChannelFold
  private let backing: Backing

  private enum Backing {
    case file(SharedFile)
    case decoded(FloatSource)
  }

  /// A file that one thread at a time reads.
  private final class SharedFile: Sendable {
    let file: Mutex<SndfileDecoder>

    init(_ file: sending SndfileDecoder) { self.file = Mutex(file) }
  }

  /// Opens a file at 48 kHz; throws `AudioFileError` for what cannot be read, is outside of `limits` or is at another rate.
  public convenience init(path: String, limits: AudioFileLimits = AudioFileLimits()) throws {
    try self.init(atAnyRate: path, limits: limits)
    guard facts.rate == .standard else { throw AudioFileError.notStandardRate(path, facts.rate) }
  }

  /// Opens a file whatever its rate; throws `AudioFileError` for what cannot be read or is outside of `limits`.
  public init(atAnyRate path: String, limits: AudioFileLimits = AudioFileLimits()) throws {
    self.path = path
    let decoder = try DecoderSelection.open(path, name: path, limits: limits)
    fold = ChannelFold(decoder.channels)
    if let file = decoder as? SndfileDecoder {
      (facts, isPCM24) = (file.facts, file.isPCM24)
      backing = .file(SharedFile(file))
    } else {
      let decoded = try Self.decode(decoder, path, limits, fold)
      let about = decoder.facts
      facts = AudioFileFacts(
        rate: about.rate, channels: about.channels, frames: decoded.frameCount, bits: about.bits, format: about.format)
      (isPCM24, backing) = (false, .decoded(decoded))
    }
  }

  private static func decode(
    _ decoder: any AudioDecoder, _ path: String, _ limits: AudioFileLimits, _ fold: ChannelFold
  ) throws -> FloatSource {
    let file = try FloatFile(unnamedIn: FileManager.default.temporaryDirectory.path)
    let channels = decoder.facts.channels
    var frames = 0
    while true {
      let samples = try decoder.floats(65_536)
      guard !samples.isEmpty else { break }
      guard samples.areFinite else { throw AudioFileError.notFinite(path, at: decoder.facts.rate.time(of: frames)) }
      frames += samples.count / channels
      try limits.check(decoder.facts.rate.time(of: frames), of: path)
      try file.write(fold(samples))
    }
    try decoder.checkEnd(after: frames, of: path)
    return try file.finished()
  }

  public var rate: SampleRate { facts.rate }
  public var frameCount: Int { facts.frames }

  public func read(_ range: Range<Int>) throws -> StereoBuffer {
    switch backing {
    case .decoded(let source): return try source.read(range)
    case .file(let file): return try read(range, from: file)
    }
  }

  private func read(_ range: Range<Int>, from shared: SharedFile) throws -> StereoBuffer {
    let inside = range.clamped(to: 0..<frameCount)
    let samples = try shared.file.withLock { file in
      try file.seek(to: inside.lowerBound)
      return try file.floats(inside.count)
    }
    guard samples.count == inside.count * facts.channels else { throw ended(inside, samples.count) }
    guard samples.areFinite else { throw AudioFileError.notFinite(path, at: rate.time(of: inside.lowerBound)) }
    let sound = fold(samples)
    return inside == range ? sound : sound[frames: range.offset(by: -inside.lowerBound)]
  }

  /// The exact integers of a stereo file with at most 24 bits; fewer bits are shifted up to 24.
  public func readPCM(_ range: Range<Int>) throws -> PCMBlock {
    guard isPCM24, facts.channels == 2, case .file(let shared) = backing else {
      throw AudioFileError.notPCM(path, facts.format)
    }
    precondition(range.lowerBound >= 0 && range.upperBound <= frameCount)
    let samples = try shared.file.withLock { file in
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
