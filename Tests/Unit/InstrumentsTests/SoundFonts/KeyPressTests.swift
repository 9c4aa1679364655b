import Audio
import Foundation
import Music
import Planning
import Synthesis
import Testing

@testable import Instruments

@Suite struct KeyPressTests {
  private static func presses(_ program: Int, _ notes: [Note]) throws -> [KeyPress] {
    let request = try FontRequests.request(program: program, notes)
    return KeyPress.all(in: request, for: try #require(GeneralMIDI(program: program)))
  }

  @Test func `a key is free before it is pressed again, and notes of no length are left out`() throws {
    let notes = [
      Note.at(frame: 0, 60, seconds: 4), .at(frame: 48_000, 60, seconds: 1), .at(frame: 48_000, 64, seconds: 1),
      .at(frame: 48_000, 60, seconds: 2),
    ]
    let presses = try Self.presses(0, notes)
    let c = presses.filter { $0.key == 60 }
    #expect(c.first?.end == 48_000 && c.count == 2)
    for key in Set(presses.map(\.key)) {
      let own = presses.filter { $0.key == key }
      for (one, next) in zip(own, own.dropFirst()) { #expect(one.end <= next.start) }
    }
    #expect(presses.allSatisfy { $0.end > $0.start })
  }

  @Test(arguments: [(40, 30, 66), (40, 110, 98), (73, 48, 60), (0, 60, 60), (0, 12, 24)])
  func `notes outside of an instrument's range move by octaves`(program: Int, pitch: Int, key: Int) throws {
    #expect(try Self.presses(program, [.at(frame: 0, pitch)]).map(\.key) == [key])
  }

  @Test func `drums ring until they are still, whatever the score says`() throws {
    let presses = try Self.presses(128, [.at(frame: 0, 49, seconds: 0.1), .at(frame: 96_000, 38, seconds: 0.1)])
    #expect(presses.map { $0.end - $0.start } == [288_000, 288_000])
  }

  @Test(arguments: 0..<128) func `strings that hands and bows damp have a limit, bells and winds none`(program: Int)
    throws
  {
    let instrument = try #require(GeneralMIDI(program: program))
    let isDamped = (24...44).contains(program) || (48...51).contains(program) || (104...106).contains(program)
    #expect((ReleaseLimit(of: instrument) != nil) == isDamped)
  }

  @Test func `blocks mixed over the end of a window arrive in the next`() {
    var window = MixWindow(window: 256)
    let ones = [Float](repeating: 1, count: 64)
    window.add(ones[...], ones[...], at: 0)
    window.add(ones[...], ones[...], at: 230)
    window.add(ones[...], ones[...], at: 230)
    let first = window.next()
    #expect(first.frames == 256 && window.start == 256 && window.end == 512)
    let sound = first.left + window.next().left
    for frame in 0..<512 {
      let expected: Float = frame < 64 ? 1 : (230..<294).contains(frame) ? 2 : 0
      #expect(sound[frame] == expected, "frame \(frame)")
    }
  }
}
