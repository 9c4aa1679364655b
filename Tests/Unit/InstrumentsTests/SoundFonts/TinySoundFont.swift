import Foundation
import TestSupport

/// A SoundFont of a few kilobytes whose every property is known: each key sounds as a sine.
///
/// Written from *SoundFont Technical Specification 2.04*, section 7. The sample has a period of 100 frames at 44,000 Hz,
/// so that it is A4 exactly. A neighbour lies behind it, which no preset plays: a square wave at full scale.
enum TinySoundFont {
  /// Writes it to a new place; the presets are (program, bank), the release is in timecents, the gap in samples of silence.
  static func write(
    presets: [(program: Int, bank: Int)] = [(0, 0), (40, 0), (0, 128)], release: Int = -12_000, loops: Bool = true,
    gap: Int = 46
  ) throws -> String {
    let path = Scratch.path("tiny.sf2")
    try Data(bytes(presets: presets, release: release, loops: loops, gap: gap)).write(to: URL(filePath: path))
    return path
  }

  static func bytes(
    presets: [(program: Int, bank: Int)] = [(0, 0), (40, 0), (0, 128)], release: Int = -12_000, loops: Bool = true,
    gap: Int = 46
  ) -> [UInt8] {
    let info = list(
      "INFO",
      chunk("ifil", word(2) + word(4)) + chunk("isng", text("EMU8000", 8)) + chunk("INAM", text("Tiny", 6))
        + chunk("ICOP", text("Public domain", 14)))
    let sine = (0..<4_400).map { 16_000 * sin(2 * Double.pi * Double($0) / 100) }
    let silence = [Double](repeating: 0, count: 46)
    let neighbour = (0..<200).map { $0 % 20 < 10 ? 32_767.0 : -32_767 }
    let samples = (sine + silence.prefix(gap) + neighbour + silence).flatMap { word(Int($0.rounded())) }
    return chunk(
      "RIFF",
      Array("sfbk".utf8) + info + list("sdta", chunk("smpl", samples))
        + list("pdta", tables(presets, release: release, loops: loops, gap: gap)))
  }

  private static func tables(
    _ presets: [(program: Int, bank: Int)], release: Int, loops: Bool, gap: Int
  ) -> [UInt8] {
    let headers = presets.enumerated().flatMap { header("preset", program: $1.program, bank: $1.bank, bag: $0) }
    let instrument = 41
    let volumeRelease = 38
    let sampleModes = 54
    let sampleID = 53
    return chunk("phdr", headers + header("EOP", program: 0, bank: 0, bag: presets.count))
      + chunk("pbag", (0...presets.count).flatMap { word($0) + word(0) }) + chunk("pmod", zeros(10))
      + chunk("pgen", presets.flatMap { _ in word(instrument) + word(0) } + zeros(4))
      + chunk("inst", text("sine", 20) + word(0) + text("EOI", 20) + word(1))
      + chunk("ibag", word(0) + word(0) + word(3) + word(0)) + chunk("imod", zeros(10))
      + chunk(
        "igen",
        word(volumeRelease) + word(release) + word(sampleModes) + word(loops ? 1 : 0) + word(sampleID) + word(0)
          + zeros(4))
      + chunk("shdr", sample + neighbour(after: gap) + text("EOS", 20) + zeros(26))
  }

  private static func header(_ name: String, program: Int, bank: Int, bag: Int) -> [UInt8] {
    text(name, 20) + word(program) + word(bank) + word(bag) + zeros(12)
  }

  /// Start, end, loop, rate, root key, correction, link and type (mono).
  private static var sample: [UInt8] {
    let places = long(0) + long(4_400) + long(1_000) + long(4_000) + long(44_000)
    return text("sine", 20) + places + [69, 0] + word(0) + word(1)
  }

  private static func neighbour(after gap: Int) -> [UInt8] {
    let start = 4_400 + gap
    let places = long(start) + long(start + 200) + long(start + 8) + long(start + 192) + long(44_000)
    return text("square", 20) + places + [69, 0] + word(0) + word(1)
  }

  private static func chunk(_ id: String, _ bytes: [UInt8]) -> [UInt8] {
    Array(id.utf8) + long(bytes.count) + bytes + zeros(bytes.count % 2)
  }

  private static func list(_ name: String, _ bytes: [UInt8]) -> [UInt8] { chunk("LIST", Array(name.utf8) + bytes) }

  private static func text(_ text: String, _ count: Int) -> [UInt8] {
    Array(text.utf8) + zeros(count - text.utf8.count)
  }

  private static func word(_ value: Int) -> [UInt8] { [UInt8(value & 0xff), UInt8((value >> 8) & 0xff)] }
  private static func long(_ value: Int) -> [UInt8] { word(value & 0xffff) + word(value >> 16) }
  private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
}
