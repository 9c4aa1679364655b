import Testing

@testable import Music

@Suite struct AutomationTests {
  private static let lane = AutomationLane(
    .level,
    points: [.init(at: Beats(4), value: -6), .init(at: Beats(8), value: 0), .init(at: Beats(8), value: -2)])

  @Test(arguments: [(0, -6.0), (4, -6), (6, -4), (8, -2), (99, -2)])
  func `a lane goes straight from point to point, and the later of two at one place counts`(beat: Int, value: Double) {
    #expect(abs(Self.lane.value(at: Beats(beat)) - value) < 1e-9)
    #expect(Self.lane.points.count == 2)
  }

  @Test(arguments: [(AutomationTarget.level, 0.0), (.brightness, 0), (.width, 1)])
  func `a lane without points leaves the part as it is`(target: AutomationTarget, value: Double) {
    #expect(AutomationLane(target, points: []).value(at: Beats(3)) == value)
  }

  /// The controllers of a track that ends at beat 16: tick, number and value.
  private static func controllers(_ lane: AutomationLane) -> [(tick: Int, number: UInt8, value: UInt8)] {
    let note = Note(Pitch(60), velocity: 1, at: Beats(2), for: Beats(1))
    let part = Part(name: "pad", role: .pad, notes: [note], automation: [lane])
    let bytes = MIDITrack(part, channel: 3, program: 0, end: Beats(16)).bytes
    var (index, tick) = (0, 0)
    var found: [(Int, UInt8, UInt8)] = []
    func number() -> Int {
      var value = 0
      while true {
        index += 1
        value = value << 7 | Int(bytes[index - 1] & 0x7f)
        if bytes[index - 1] < 0x80 { return value }
      }
    }
    while index < bytes.count {
      tick += number()
      let status = bytes[index]
      index += 1
      switch status >> 4 {
      case 0xf:
        index += 1
        let length = number()
        index += length
      case 0xc: index += 1
      case 0xb:
        #expect(status & 0xf == 3)
        found.append((tick, bytes[index], bytes[index + 1]))
        index += 2
      default: index += 2
      }
    }
    return found
  }

  /// General MIDI's expression: −12 dB is 127 · 10^(−12/40) = 64, and an octave less of brightness 32 steps below 64.
  @Test(
    arguments: [
      (AutomationTarget.level, [-12.0, 0], UInt8(11), [UInt8(64), 127]), (.level, [-15, -3], 11, [64, 127]),
      (.brightness, [-1, 0], 74, [32, 64]), (.brightness, [-3, 2], 74, [0, 127]),
    ])
  func `level is written as expression and brightness as its controller`(
    target: AutomationTarget, values: [Double], number: UInt8, written: [UInt8]
  ) {
    let lane = AutomationLane(
      target, points: [.init(at: .zero, value: values[0]), .init(at: Beats(8), value: values[1])])
    let read = Self.controllers(lane)
    #expect(read.allSatisfy { $0.number == number })
    #expect([read.first?.value, read.last?.value] == written)
    #expect(read.last?.tick == 8 * 960)
  }

  @Test func `there is a change in two beats at most, and none that nobody hears`() {
    let lane = AutomationLane(
      .level, points: [.init(at: .zero, value: -10), .init(at: Beats(8), value: 0), .init(at: Beats(14), value: 0)])
    let read = Self.controllers(lane)
    #expect(read.count == 5)
    #expect(zip(read, read.dropFirst()).allSatisfy { $1.tick - $0.tick >= 1920 && $1.value >= $0.value + 2 })
  }

  @Test func `width has no controller`() {
    let points: [AutomationLane.Breakpoint] = [.init(at: .zero, value: 1), .init(at: Beats(8), value: 0.5)]
    #expect(Self.controllers(AutomationLane(.width, points: points)).isEmpty)
  }
}
