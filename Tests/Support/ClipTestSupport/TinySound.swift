/// Files with hardly any sound in them, as bytes.
public enum TinySound {
  /// 16-bit PCM at 32 kHz, one channel, a ramp.
  public static func wav(frames: Int = 320, rate: Int = 32_000, channels: Int = 1) -> [UInt8] {
    let samples = pcm(frames: frames, channels: channels)
    return Array("RIFF".utf8) + number(36 + samples.count, 4) + Array("WAVEfmt ".utf8) + number(16, 4) + number(1, 2)
      + number(channels, 2) + number(rate, 4) + number(rate * channels * 2, 4) + number(channels * 2, 2)
      + number(16, 2) + Array("data".utf8) + number(samples.count, 4) + samples
  }

  /// The same without a head.
  public static func pcm(frames: Int, channels: Int = 1) -> [UInt8] {
    (0..<(frames * channels)).flatMap { number($0 % 1000, 2) }
  }

  /// One frame of MPEG 1 layer III, 128 kbit/s at 44.1 kHz, with nothing in it.
  public static let mp3: [UInt8] = [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0, count: 413)

  /// STREAMINFO of a FLAC file at 48 kHz with two channels, and nothing else.
  public static let flac: [UInt8] =
    Array("fLaC".utf8) + [0x80, 0, 0, 34, 16, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0x0B, 0xB8, 0x02, 0xF0]
    + [UInt8](repeating: 0, count: 22)

  public static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
