import Audio
import CMpg123

/// MPEG audio of any layer, decoded by libmpg123 from frames that were found before.
final class MPEGDecoder: AudioDecoder {
  private static let pieceSize = 1 << 16
  /// The most reads in a row that may succeed without any samples.
  private static let mostIdle = 1000

  let facts: AudioFileFacts
  private let input: SegmentedInput
  private let length: Int
  private let handle: OpaquePointer
  private var offset = 0
  private var isAtEnd = false

  /// Throws `AudioFileError` when libmpg123 refuses.
  init(_ file: RandomAccessFile, _ stream: MPEGStream) throws {
    input = SegmentedInput(file, stream.segments)
    length = stream.segments.reduce(0) { $0 + $1.count }
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

  var channels: [ChannelPosition] { ChannelPosition.usual(facts.channels) }
  var promisedFrames: Int? { facts.frames }
  /// The encoder's delay and padding, which are left out: about 1,100 and at most 2,300 samples.
  var slack: Seconds { .s(Double(5_000) / facts.rate.value) }

  func restart() throws {
    mpg123_close(handle)
    guard mpg123_open_feed(handle) == MPG123_OK.rawValue else {
      throw AudioFileError.undecodable(input.file.name, String(cString: mpg123_strerror(handle)))
    }
    (offset, isAtEnd) = (0, false)
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
    guard offset < length else { return false }
    var piece = [UInt8](repeating: 0, count: Self.pieceSize)
    let count = piece.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { input.read(into: $0, bytes.count, at: offset) } ?? 0
    }
    if let code = input.file.failure { throw AudioFileError.reading(input.file.name, code) }
    offset += count
    return count > 0 && mpg123_feed(handle, piece, count) == MPG123_OK.rawValue
  }
}
