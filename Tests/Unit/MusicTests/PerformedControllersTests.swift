import Testing

@testable import Music

/// Against *MIDI 1.0*: a wheel of 14 bits with 8,192 in the middle, registered parameter 0 for its range.
@Suite struct PerformedControllersTests {
  private static func part(_ notes: [Note], automation: [AutomationLane] = []) -> Part {
    Part(name: "lead", role: .lead, notes: notes, automation: automation)
  }

  private static let bent = Note(
    Pitch(60), velocity: 0.8, at: Beats(4), for: Beats(2),
    expression: NoteExpression(
      bend: [.init(after: .zero, value: -2), .init(after: Beats(ticks: 240), value: 0)],
      swell: [.init(after: .zero, value: 0.25), .init(after: Beats(1), value: 1)],
      vibrato: .init(depth: 0.25, rate: 5.5, after: Beats(1))))

  private func events(_ part: Part) -> [(tick: Int, bytes: [UInt8])] {
    PerformedControllers(part, level: part.lane(.level)).events(on: 3).sorted { $0.tick < $1.tick }
  }

  @Test func `a bend of two semitones is two twelfths of the wheel's range, which is set before`() throws {
    let events = events(Self.part([Self.bent]))
    #expect(
      events.prefix(6).map(\.bytes) == [
        [0xb3, 101, 0], [0xb3, 100, 0], [0xb3, 6, 12], [0xb3, 38, 0],
        [0xb3, 101, 127], [0xb3, 100, 127],
      ])
    let wheel = events.filter { $0.bytes[0] == 0xe3 }.map { ($0.tick, Int($0.bytes[1]) + Int($0.bytes[2]) << 7) }
    #expect(wheel.first?.0 == 4 * 960 && wheel.first?.1 == 8192 - 1365)
    #expect(wheel.last?.0 == 4 * 960 + 240 && wheel.last?.1 == 8192)
    #expect(zip(wheel, wheel.dropFirst()).allSatisfy { $0.1 < $1.1 })
  }

  @Test func `a vibrato of a quarter tone's half is half the modulation wheel, and is over with the note`() {
    let wheel = events(Self.part([Self.bent])).filter { $0.bytes[0] == 0xb3 && $0.bytes[1] == 1 }
    #expect(wheel.map(\.tick) == [5 * 960, 6 * 960])
    #expect(wheel.map { $0.bytes[2] } == [64, 0])
  }

  @Test func `a quarter of the amplitude is half of expression, above what the lane has there`() {
    let lane = AutomationLane(
      .level,
      points: [
        .init(at: .zero, value: -6), .init(at: Beats(16), value: -6),
        .init(at: Beats(17), value: 0),
      ])
    let plain = events(Self.part([Self.bent])).filter { $0.bytes[0] == 0xb3 && $0.bytes[1] == 11 }
    #expect(plain.first?.bytes[2] == 64 && plain.last?.bytes[2] == 127)
    let moved = events(Self.part([Self.bent], automation: [lane])).filter { $0.bytes[0] == 0xb3 && $0.bytes[1] == 11 }
    // 6 dB down are a factor of 10^(−6/40) on the controller.
    #expect(moved.first?.bytes[2] == 45 && moved.last?.bytes[2] == 90)
  }

  @Test func `notes that sound together are written without the wheel, which would move both`() {
    let other = Note(Pitch(67), velocity: 0.8, at: Beats(5), for: Beats(2))
    #expect(events(Self.part([Self.bent, other])).isEmpty)
  }
}
