import Foundation
import Music
import Testing

@Suite struct TempoMapTests {
  private static func ramp(from first: Double, to last: Double, quarters: Int, in meter: Meter = .fourFour) throws
    -> TempoMap
  {
    try #require(
      TempoMap([TempoPoint(at: .zero, bpm: first, ramps: true), TempoPoint(at: Beats(quarters), bpm: last)], in: meter))
  }

  /// ∫ 60 / (v₀ + k x) dx = 60 · b / (v₁ − v₀) · ln(v₁ / v₀).
  @Test(arguments: [(90.0, 140.0, 64), (140, 90, 64), (60, 240, 4), (120, 120.001, 400), (100, 100, 8)])
  func `a linear change takes as long as its integral`(first: Double, last: Double, quarters: Int) throws {
    let map = try Self.ramp(from: first, to: last, quarters: quarters)
    let b = Double(quarters)
    let expected = first == last ? 60 * b / first : 60 * b / (last - first) * log(last / first)
    #expect(abs(map.seconds(of: Beats(quarters)) - expected) < 1e-9 * expected + 1e-7)
    // Riemann's sum over ticks, as an independent truth.
    var sum = 0.0
    for tick in 0..<quarters * 960 {
      let tempo: Double = first + (last - first) * (Double(tick) + 0.5) / (b * 960)
      sum += 60 / tempo / 960
    }
    #expect(abs(map.seconds(of: Beats(quarters)) - sum) < 1e-6)
  }

  @Test(arguments: [0, 1, 959, 960, 3_841, 30_720, 61_440, 80_000]) func `seconds and beats are inverse`(ticks: Int)
    throws
  {
    let map = try #require(
      TempoMap(
        [
          TempoPoint(at: .zero, bpm: 90), TempoPoint(at: Beats(16), bpm: 90, ramps: true),
          TempoPoint(at: Beats(48), bpm: 140), TempoPoint(at: Beats(64), bpm: 160),
        ], in: .fourFour))
    let time = map.seconds(of: Beats(ticks: ticks))
    #expect(abs(map.quarters(after: time) * 960 - Double(ticks)) < 1e-6)
  }

  @Test func `pieces add up, and jumps take no time`() throws {
    let map = try #require(
      TempoMap(
        [TempoPoint(at: .zero, bpm: 60), TempoPoint(at: Beats(4), bpm: 120), TempoPoint(at: Beats(8), bpm: 240)],
        in: .fourFour))
    #expect(map.seconds(of: Beats(4)) == 4 && map.seconds(of: Beats(8)) == 6 && map.seconds(of: Beats(12)) == 7)
    #expect(map.tempo(at: Beats(ticks: 3_839)).bpm == 60 && map.tempo(at: Beats(4)).bpm == 120)
    #expect(map.frame(of: Beats(12), rate: 48_000) == 336_000)
    #expect(map.seconds(of: Beats(-1)) == -1, "before the beginning the opening tempo holds")
  }

  @Test func `compound meters count dotted quarters`() throws {
    let map = try Self.ramp(from: 60, to: 60, quarters: 6, in: .sixEight)
    #expect(map.seconds(of: Meter.sixEight.bar) == 2 && map.tempo(at: .zero) == Tempo(bpm: 60, in: .sixEight))
  }

  /// One tempo gives the frames that the tempo itself gives, bit for bit.
  @Test(arguments: [126.0, 97.3, 140]) func `a constant map is its tempo`(bpm: Double) {
    let (tempo, map) = (Tempo(bpm: bpm), TempoMap(Tempo(bpm: bpm)))
    for ticks in stride(from: 0, to: 1_000_000, by: 7_919) {
      let beats = Beats(ticks: ticks)
      #expect(map.seconds(of: beats) == tempo.seconds(of: beats))
      #expect(map.frame(of: beats, rate: 48_000) == tempo.frame(of: beats, rate: 48_000))
    }
    #expect(map.isConstant && map.opening == tempo)
  }

  @Test func `what is no map is none`() {
    #expect(TempoMap([], in: .fourFour) == nil)
    #expect(TempoMap([TempoPoint(at: Beats(1), bpm: 90)], in: .fourFour) == nil)
    #expect(TempoMap([TempoPoint(at: .zero, bpm: 0)], in: .fourFour) == nil)
    #expect(
      TempoMap([TempoPoint(at: .zero, bpm: 90), TempoPoint(at: Beats(-1), bpm: 90)], in: .fourFour) == nil)
  }

  @Test func `it is written and read`() throws {
    let map = try Self.ramp(from: 90, to: 140, quarters: 32, in: .sixEight)
    #expect(try JSONDecoder().decode(TempoMap.self, from: JSONEncoder().encode(map)) == map)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(TempoMap.self, from: Data(#"{"points": [], "beat": 960}"#.utf8))
    }
  }

  /// Each tempo event of a ramp holds for a sixteenth; together they last as long as the ramp, to half a microsecond each.
  @Test func `a MIDI file's tempo events last as long as the map`() throws {
    let map = try Self.ramp(from: 90, to: 140, quarters: 16)
    let score = Score(
      title: "", tempo: map.opening, tempoMap: map, meter: .fourFour, key: Key(PitchClass(0), .major),
      sections: [Section(.verse, bars: 5, energy: 0.5)], parts: [])
    let events = Self.tempoEvents(StandardMIDIFile(score).bytes)
    #expect(events.count == 65 && events.first?.tick == 0 && events.last?.tick == 16 * 960)
    var time = 0.0
    for (event, next) in zip(events, events.dropFirst()) {
      time += Double(event.length * (next.tick - event.tick)) / 960e6
    }
    #expect(abs(time - map.seconds(of: Beats(16))) < 64 * 0.25e-6)
    #expect(events.last?.length == 428_571, "60 s / 140")
  }

  /// The tempo events of a file's first track, read by the letter of the standard.
  private static func tempoEvents(_ bytes: [UInt8]) -> [(tick: Int, length: Int)] {
    var (events, index, tick): ([(tick: Int, length: Int)], Int, Int) = ([], 22, 0)
    let variable = { () -> Int in
      var value = 0
      repeat {
        value = value << 7 | Int(bytes[index] & 0x7f)
        index += 1
      } while bytes[index - 1] & 0x80 != 0
      return value
    }
    while true {
      tick += variable()
      let type = bytes[index + 1]
      index += 2
      let length = variable()
      if type == 0x51 { events.append((tick, bytes[index..<index + 3].reduce(0) { $0 << 8 | Int($1) })) }
      if type == 0x2f { return events }
      index += length
    }
  }
}
