import Audio
import CMpg123

/// MPEG audio of any layer, decoded by libmpg123 from frames that were found before.
final class MPEGDecoder: SoundDecoder {
  private static let pieceSize = 1 << 16
  /// How often libmpg123 may say that all is well without handing anything over.
  private static let mostIdle = 1000

  let facts: AudioFileFacts
  private let input: SoundInput
  private let length: Int
  private let handle: OpaquePointer
  private var place = 0
  private var isAtEnd = false

  /// Throws `AudioFileError` when libmpg123 refuses.
  init(_ file: InputFile, _ stream: MPEGStream) throws {
    input = SoundInput(file, stream.splices)
    length = stream.splices.reduce(0) { $0 + $1.count }
    let header = stream.first
    facts = AudioFileFacts(
      rate: SampleRate(value: Double(header.rate)), channels: header.channels, frames: stream.frames * header.samples,
      bits: nil, format: "MPEG audio, \(header.channels == 1 ? "mono" : "stereo")")
    mpg123_init()
    guard let handle = mpg123_new(nil, nil) else {
      throw AudioFileError.undecodable(file.name, "libmpg123 does not start")
    }
    self.handle = handle
    let flags = Int(MPG123_QUIET.rawValue | MPG123_GAPLESS.rawValue)
    let mode = header.channels == 1 ? MPG123_MONO : MPG123_STEREO
    mpg123_param2(handle, Int32(MPG123_FLAGS.rawValue), flags, 0)
    mpg123_format_none(handle)
    mpg123_format(handle, header.rate, Int32(mode.rawValue), Int32(MPG123_ENC_FLOAT_32.rawValue))
    try restart()
  }

  deinit { mpg123_delete(handle) }

  var channels: [ChannelPlace] { ChannelPlace.usual(facts.channels) }
  var promisedFrames: Int? { facts.frames }
  /// What the encoder put before and after the sound is left out: about 1,100 and at most 2,300 samples.
  var slack: Seconds { .s(Double(5_000) / facts.rate.value) }

  func restart() throws {
    mpg123_close(handle)
    guard mpg123_open_feed(handle) == MPG123_OK.rawValue else {
      throw AudioFileError.undecodable(input.file.name, String(cString: mpg123_strerror(handle)))
    }
    (place, isAtEnd) = (0, false)
  }

  func floats(_ frames: Int) throws -> [Float] {
    var samples = [Float](repeating: 0, count: frames * facts.channels)
    var (filled, idle) = (0, 0)
    while filled == 0, idle < Self.mostIdle {
      var bytes = 0
      let result = samples.withUnsafeMutableBytes { mpg123_read(handle, $0.baseAddress, $0.count, &bytes) }
      filled = bytes / MemoryLayout<Float>.size
      if filled > 0 { break }
      switch result {
      case MPG123_NEED_MORE.rawValue:
        guard try feed() else { return [] }
      case MPG123_OK.rawValue, MPG123_NEW_FORMAT.rawValue: idle += 1
      default: return []
      }
    }
    samples.removeLast(samples.count - filled)
    return samples
  }

  /// Hands over the next piece; false when there is none.
  private func feed() throws -> Bool {
    guard place < length else { return false }
    var piece = [UInt8](repeating: 0, count: Self.pieceSize)
    let count = piece.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { input.read(into: $0, bytes.count, at: place) } ?? 0
    }
    if let code = input.file.failure { throw AudioFileError.reading(input.file.name, code) }
    place += count
    return count > 0 && mpg123_feed(handle, piece, count) == MPG123_OK.rawValue
  }
}
