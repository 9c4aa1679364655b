/// Mono sound of 16 bits at 48 kHz in many containers, put together byte by byte.
///
/// `length` is what the header says of the sound's bytes; `outer` what the outermost one says of the file, where there is one.
enum ContainerFixture: String, CaseIterable {
  case riff, rifx, rf64, bw64, wave64, aiff, aifc, au, caf

  func file(_ samples: [Int], length: Int? = nil, outer: Int? = nil) -> [UInt8] {
    let data = bytes(samples)
    let length = length ?? data.count
    let (little, big) = (WAV.little, { (value: Int, count: Int) in Array(WAV.little(value, count).reversed()) })
    let text = { (text: String) in Array(text.utf8) }
    let format = little(1, 2) + little(1, 2) + little(48_000, 4) + little(96_000, 4) + little(2, 2) + little(16, 2)
    switch self {
    case .riff:
      let body = text("WAVEfmt ") + little(16, 4) + format + text("data") + little(length, 4) + data
      return text("RIFF") + little(outer ?? body.count, 4) + body
    case .rifx:
      let numbers = big(1, 2) + big(1, 2) + big(48_000, 4) + big(96_000, 4) + big(2, 2) + big(16, 2)
      let body = text("WAVEfmt ") + big(16, 4) + numbers + text("data") + big(length, 4) + data
      return text("RIFX") + big(outer ?? body.count, 4) + body
    case .rf64, .bw64:
      let sizes = little(outer ?? 80 + data.count - 8, 8) + little(length, 8) + little(0, 8) + little(0, 4)
      let body = text("WAVEds64") + little(28, 4) + sizes + text("fmt ") + little(16, 4) + format
      return text(self == .rf64 ? "RF64" : "BW64") + little(-1, 4) + body + text("data") + little(-1, 4) + data
    case .wave64:
      let end: [UInt8] = [0xf3, 0xac, 0xd3, 0x11, 0x8c, 0xd1, 0x00, 0xc0, 0x4f, 0x8e, 0xdb, 0x8a]
      let riff: [UInt8] = [0x2e, 0x91, 0xcf, 0x11, 0xa5, 0xd6, 0x28, 0xdb, 0x04, 0xc1, 0x00, 0x00]
      let body = text("wave") + end + text("fmt ") + end + little(40, 8) + format
      let sound = text("data") + end + little(said(length, with: 24), 8) + data
      return text("riff") + riff + little(outer ?? 24 + body.count + sound.count, 8) + body + sound
    case .aiff, .aifc:
      let isCompressed = self == .aifc
      let rate: [UInt8] = [0x40, 0x0e, 0xbb, 0x80, 0, 0, 0, 0, 0, 0]
      let coding = isCompressed ? text("sowt") + [0, 0] : []
      let common = big(1, 2) + big(length / 2, 4) + big(16, 2) + rate + coding
      let head = text(isCompressed ? "AIFCFVER" : "AIFF")
      let version = isCompressed ? big(4, 4) + big(0xa280_5140, 4) : []
      let body = head + version + text("COMM") + big(common.count, 4) + common
      let sound = text("SSND") + big(said(length, with: 8), 4) + big(0, 8) + data
      return text("FORM") + big(outer ?? body.count + sound.count, 4) + body + sound
    case .au: return text(".snd") + big(24, 4) + big(length, 4) + big(3, 4) + big(48_000, 4) + big(1, 4) + data
    case .caf:
      let rate = (0..<8).map { UInt8(truncatingIfNeeded: 48_000.0.bitPattern >> (56 - 8 * UInt64($0))) }
      let about = rate + text("lpcm") + big(0, 4) + big(2, 4) + big(1, 4) + big(1, 4) + big(16, 4)
      let head = text("caff") + big(1, 2) + big(0, 2) + text("desc") + big(32, 8) + about
      return head + text("data") + big(said(length, with: 4), 8) + big(0, 4) + data
    }
  }

  /// True if its lengths have 64 bits.
  var isLong: Bool { [.rf64, .bw64, .wave64, .caf].contains(self) }

  /// A length that is none is written as it is.
  private func said(_ length: Int, with head: Int) -> Int {
    length <= 0 || length >= 0x7000_0000 ? length : length + head
  }

  private func bytes(_ samples: [Int]) -> [UInt8] {
    let isBig = [.rifx, .aiff, .au, .caf].contains(self)
    return samples.flatMap { isBig ? WAV.little($0, 2).reversed() : WAV.little($0, 2) }
  }
}
