import Signal

/// A sound file of any format and rate, read from front to back as stereo at 48 kHz.
public final class AudioFileReader: SoundStream {
  private static let blockFrames = 65_536
  /// Codecs may pad or cut their last packets; a file that lacks more than this is damaged.
  private static let tolerance = Seconds.ms(200)

  private let file: SoundFile
  private let fold: ChannelFold
  private var resampler: Resampler?
  private var frames = 0
  private var isAtEnd = false

  /// Opens a file; throws `AudioFileError` for what cannot be read or is outside of `limits`.
  public init(path: String, limits: AudioFileLimits = AudioFileLimits()) throws {
    file = try SoundFile(path: path, limits: limits)
    fold = ChannelFold(file.channels)
    resampler = Self.resampler(for: file)
  }

  public var facts: AudioFileFacts { file.facts }

  /// Hands the whole file to `sink`, folded to stereo and resampled to 48 kHz.
  ///
  /// Can be called again. Throws `AudioFileError` for a file that ends too early or holds samples that are no numbers.
  public func read(into sink: any AudioSink) throws {
    try restart()
    while let block = try next() { try sink.write(block) }
  }

  /// The next block, folded to stereo and resampled to 48 kHz; nil after the last one.
  ///
  /// Throws `AudioFileError` for a file that ends too early or holds samples that are no numbers.
  public func next() throws -> StereoBuffer? {
    guard !isAtEnd else { return nil }
    let samples = file.floats(Self.blockFrames)
    guard !samples.isEmpty else {
      isAtEnd = true
      try checkLength(frames)
      return resampler?.finish()
    }
    guard samples.areUsable else { throw AudioFileError.notFinite(file.path, at: facts.rate.time(of: frames)) }
    frames += samples.count / facts.channels
    guard frames <= file.mostFrames else { throw file.tooLong(frames) }
    let block = fold(samples)
    return resampler?.process(block) ?? block
  }

  private func restart() throws {
    guard frames > 0 || isAtEnd else { return }
    try file.seek(to: 0)
    resampler = Self.resampler(for: file)
    (frames, isAtEnd) = (0, false)
  }

  private static func resampler(for file: SoundFile) -> Resampler? {
    file.facts.rate == .standard ? nil : Resampler(from: file.facts.rate)
  }

  private func checkLength(_ frames: Int) throws {
    if let code = file.failure { throw AudioFileError.reading(file.path, code) }
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
