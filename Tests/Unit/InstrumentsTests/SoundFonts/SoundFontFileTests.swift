import Diagnostics
import Foundation
import Instruments
import TestSupport
import Testing

@Suite struct SoundFontFileTests {
  @Test func `it tells its name, its copyright and what it plays`() throws {
    let font = try SoundFontFile(path: try TinySoundFont.write(presets: [(0, 0), (24, 0), (0, 128), (8, 128), (3, 5)]))
    #expect(font.name == "Tiny")
    #expect(font.copyright == "Public domain")
    #expect(font.programs == [0, 24, 128, 136])
  }

  @Test func `a file that is not there is a diagnosis`() {
    let problem = #expect(throws: Problems.self) { try SoundFontFile(path: "/nowhere/font.sf2") }
    #expect(problem?.diagnoses.map(\.code) == ["soundfont.unreadable"])
  }

  @Test(arguments: [0, 3, 11, 12, 100, 4_000, 9_000])
  func `a file that was cut off is a diagnosis`(length: Int) throws {
    let problem = #expect(throws: Problems.self) {
      try SoundFontGenerator(try SoundFontFile(path: try Self.write(Array(TinySoundFont.bytes().prefix(length)))))
    }
    #expect(problem?.diagnoses.map(\.code) == ["soundfont.corrupt"])
  }

  @Test func `a flipped byte is a diagnosis or a font, and never a crash`() throws {
    let whole = TinySoundFont.bytes()
    for location in Array(stride(from: 0, to: 160, by: 3))
      + Array(stride(from: whole.count - 400, to: whole.count, by: 3))
    {
      var bytes = whole
      bytes[location] ^= 0xff
      let path = try Self.write(bytes)
      defer { try? FileManager.default.removeItem(atPath: path) }
      do {
        _ = try SoundFontGenerator(try SoundFontFile(path: path))
      } catch let problems as Problems {
        #expect(problems.diagnoses.allSatisfy { $0.code.hasPrefix("soundfont.") && !$0.remedy.isEmpty })
      }
    }
  }

  @Test func `of several places the first with a SoundFont is taken`() throws {
    let broken = try Self.write([1, 2, 3])
    let whole = try TinySoundFont.write()
    let found = SoundFontFile.find(in: ["/nowhere", broken, whole])
    #expect(found?.path == whole)
    #expect(SoundFontFile.find(in: ["/nowhere"]) == nil)
  }

  private static func write(_ bytes: [UInt8]) throws -> String {
    let path = Scratch.path("font.sf2")
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }
}
