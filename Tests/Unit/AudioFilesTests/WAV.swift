/// WAV files put together byte by byte, independently of the library that reads them.
enum WAV {
  /// Format 1 is integer, 3 is float; `data` is what the data chunk holds.
  static func file(
    format: Int = 1, channels: Int, rate: Int = 48_000, bits: Int, data: [UInt8]
  ) -> [UInt8] {
    let frame = channels * bits / 8
    let head = Array("WAVEfmt ".utf8) + little(16, 4) + little(format, 2) + little(channels, 2)
    let numbers = little(rate, 4) + little(rate * frame, 4) + little(frame, 2) + little(bits, 2)
    let body = head + numbers + Array("data".utf8) + little(data.count, 4) + data
    return Array("RIFF".utf8) + little(body.count, 4) + body
  }

  /// Floating samples at 48 kHz with a channel mask (WAVE_FORMAT_EXTENSIBLE).
  static func extensible(mask: Int, channels: Int, data: [UInt8]) -> [UInt8] {
    let head = Array("WAVEfmt ".utf8) + little(40, 4) + little(0xfffe, 2) + little(channels, 2)
    let numbers = little(48_000, 4) + little(48_000 * channels * 4, 4) + little(channels * 4, 2) + little(32, 2)
    let kind = little(3, 4) + [0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71]
    let extra = little(22, 2) + little(32, 2) + little(mask, 4) + kind
    let body = head + numbers + extra + Array("data".utf8) + little(data.count, 4) + data
    return Array("RIFF".utf8) + little(body.count, 4) + body
  }

  static func floats(_ values: [Float]) -> [UInt8] { values.flatMap { little(Int($0.bitPattern), 4) } }

  static func integers(_ values: [Int], bytes: Int) -> [UInt8] { values.flatMap { little($0, bytes) } }

  static func little(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
