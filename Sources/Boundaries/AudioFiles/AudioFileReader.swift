import Signal

/// A sound file of any format and rate, read from front to back as stereo at 48 kHz.
public final class AudioFileReader {
  private static let blockFrames = 16_384
  /// Codecs may pad or cut their last packets; a file that lacks more than this is damaged.
  private static let tolerance = Seconds.ms(200)

  private let file: SoundFile
  private let fold: ChannelFold

  /// Opens a file; throws `AudioFileError` for what cannot be read or is outside of `limits`.
  public init(path: String, limits: AudioFileLimits = AudioFileLimits()) throws {
    file = try SoundFile(path: path, limits: limits)
    fold = ChannelFold(channels: file.facts.channels)
  }

  public var facts: AudioFileFacts { file.facts }

  /// Hands the whole file to `sink`, folded to stereo and resampled to 48 kHz.
  ///
  /// Can be called again. Throws `AudioFileError` for a file that ends too early or holds samples that are no numbers.
  public func read(into sink: any AudioSink) throws {
    try file.seek(to: 0)
    let resampler = facts.rate == .standard ? nil : Resampler(from: facts.rate)
    var frames = 0
    while true {
      let samples = file.floats(Self.blockFrames)
      guard !samples.isEmpty else { break }
      guard samples.areUsable else { throw AudioFileError.notFinite(file.path, at: facts.rate.time(of: frames)) }
      frames += samples.count / facts.channels
      let block = fold(samples)
      try sink.write(resampler?.process(block) ?? block)
    }
    try checkLength(frames)
    if let resampler { try sink.write(resampler.finish()) }
  }

  private func checkLength(_ frames: Int) throws {
    guard frames > 0 else { throw AudioFileError.empty(file.path) }
    guard !file.isLengthExact || frames + facts.rate.frames(in: Self.tolerance) >= facts.frames else {
      throw AudioFileError.truncated(file.path, found: frames, promised: facts.frames, "frames")
    }
  }
}

extension [Float] {
  /// Whether all are numbers and none is more than 36 dB above full scale.
  var areUsable: Bool {
    var worst: UInt32 = 0
    for x in self { worst = Swift.max(worst, x.bitPattern & 0x7fff_ffff) }
    return worst <= Float(64).bitPattern
  }
}
