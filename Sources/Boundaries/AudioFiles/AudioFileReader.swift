import Audio

/// A sound file of any format and rate, read from front to back as stereo at 48 kHz.
public final class AudioFileReader: SoundStream {
  private static let blockFrames = 65_536

  private let decoder: any AudioDecoder
  private let name: String
  private let limits: AudioFileLimits
  private let fold: ChannelFold
  private var resampler: Resampler?
  private var surround: SurroundMeter?
  private var frames = 0
  private var isAtEnd = false

  /// Opens a file, which messages call `name` instead of its path.
  ///
  /// Throws `AudioFileError` for what cannot be read or is outside of `limits`.
  public init(path: String, name: String? = nil, limits: AudioFileLimits = AudioFileLimits()) throws {
    self.name = name ?? path
    self.limits = limits
    decoder = try DecoderSelection.open(path, name: self.name, limits: limits)
    fold = ChannelFold(decoder.channels)
    prepare()
  }

  public var facts: AudioFileFacts { decoder.facts }

  /// Loudness and peaks of all channels, of what was read so far; nil for mono and stereo.
  public var programmeLoudness: ProgrammeLoudness? { surround?.loudness }

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
    let samples = try decoder.floats(Self.blockFrames)
    guard !samples.isEmpty else {
      isAtEnd = true
      surround?.finish()
      try decoder.checkEnd(after: frames, of: name)
      try limits.checkLeast(facts.rate.time(of: frames), of: name)
      return resampler?.finish()
    }
    guard samples.areFinite else { throw AudioFileError.notFinite(name, at: facts.rate.time(of: frames)) }
    frames += samples.count / facts.channels
    try limits.check(facts.rate.time(of: frames), of: name)
    surround?.add(samples)
    let block = fold(samples)
    return resampler?.process(block) ?? block
  }

  private func restart() throws {
    guard frames > 0 || isAtEnd else { return }
    try decoder.restart()
    prepare()
    (frames, isAtEnd) = (0, false)
  }

  private func prepare() {
    resampler = facts.rate == .standard ? nil : Resampler(from: facts.rate)
    surround = facts.channels > 2 ? SurroundMeter(decoder.channels, rate: facts.rate) : nil
  }
}

extension [Float] {
  /// True if all are finite and none is more than 36 dB above full scale.
  var areFinite: Bool {
    var worst: UInt32 = 0
    for x in self { worst = Swift.max(worst, x.bitPattern & 0x7fff_ffff) }
    return worst <= Float(64).bitPattern
  }
}
