import Foundation
import Music
import Testing

@Suite struct MeterTests {
  /// Quarter notes in a bar, and in the beat that a tempo counts.
  @Test(arguments: [
    (Meter(beats: 4, unit: 4), 4.0, 1.0), (Meter(beats: 3, unit: 4), 3, 1), (Meter(beats: 2, unit: 2), 4, 2),
    (Meter(beats: 6, unit: 8), 3, 1.5), (Meter(beats: 9, unit: 8), 4.5, 1.5), (Meter(beats: 12, unit: 8), 6, 1.5),
    (Meter(beats: 3, unit: 8), 1.5, 1), (Meter(beats: 7, unit: 8), 3.5, 1), (Meter(beats: 5, unit: 4), 5, 1),
  ])
  func `bar and beat are as long as the time signature says`(meter: Meter, bar: Double, beat: Double) {
    #expect(meter.bar.quarters == bar)
    #expect(meter.beat.quarters == beat)
  }

  @Test(arguments: [
    (Meter.fourFour, 16, [0, 8], [0, 4, 8, 12]), (.threeFour, 12, [0], [0, 4, 8]), (.sixEight, 12, [0, 6], [0, 6]),
    (.twoFour, 8, [0], [0, 4]), (.fiveFour, 20, [0, 12], [0, 4, 8, 12, 16]), (.sevenEight, 14, [0, 4, 8], [0, 4, 8]),
    (.nineEight, 18, [0, 6, 12], [0, 6, 12]), (.twelveEight, 24, [0, 6, 12, 18], [0, 6, 12, 18]),
  ])
  func `a bar is heard in groups`(meter: Meter, steps: Int, accents: [Int], beats: [Int]) {
    #expect(meter.steps == steps && meter.accents == accents && meter.beatSteps == beats)
    #expect(meter.groups.reduce(0, +) == meter.beats)
  }

  @Test func `the meters to compose in are read and written`() throws {
    #expect(Meter.known.map(\.description) == ["4/4", "3/4", "6/8", "2/4", "5/4", "7/8", "9/8", "12/8"])
    for meter in Meter.known {
      #expect(Meter(meter.description) == meter)
      #expect(try JSONDecoder().decode(Meter.self, from: JSONEncoder().encode(meter)) == meter)
    }
  }

  @Test(arguments: ["5/8", "11/8", "4/4 ", "4", "four four", "", "4/0", "15/8", "8/6", "-4/4"])
  func `other meters are none`(text: String) {
    #expect(Meter(text) == nil)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Meter.self, from: Data("\"\(text)\"".utf8)) }
  }
}

@Suite struct BeatsTests {
  @Test(arguments: [(1, 3), (1, 5), (1, 6), (1, 12), (1, 16), (1, 32), (1, 64), (3, 8), (1, 15), (1, 20)])
  func `divisions of a quarter note are exact`(count: Int, divisor: Int) {
    #expect(Beats(count, over: divisor) * divisor == Beats(count))
  }

  @Test func `a sixteenth is a quarter of a beat`() {
    #expect(Beats.sixteenths(4) == Beats(1) && Beats.sixteenths(1).ticks == 240)
    #expect(Beats.sixteenths(-4) == Beats(-1))
  }

  @Test(arguments: [0, 1, 959, 960, 961, -1, 1_000_000]) func `sums, differences and products are those of ticks`(
    ticks: Int
  ) {
    let beats = Beats(ticks: ticks)
    var sum = beats
    sum += Beats(1)
    #expect(sum.ticks == ticks + 960 && (beats - Beats(1)).ticks == ticks - 960 && (beats * 3).ticks == 3 * ticks)
    #expect(beats < sum && !(sum < beats) && beats.quarters == Double(ticks) / 960)
  }

  /// 126 BPM: a quarter lasts 60/126 s, that is 22,857.14 frames at 48 kHz.
  @Test func `frames are counted from the start, so that rounding does not add up`() {
    let tempo = Tempo(bpm: 126)
    #expect(tempo.frame(of: Beats(1), rate: 48_000) == 22_857)
    #expect(tempo.frame(of: Beats(7), rate: 48_000) == 160_000)
    #expect(tempo.frame(of: Beats(126), rate: 48_000) == 2_880_000)
    let frames = (0...1000).map { tempo.frame(of: Beats($0), rate: 48_000) }
    #expect(zip(frames, frames.dropFirst()).allSatisfy { (22_857...22_858).contains($1 - $0) })
  }

  @Test func `tempi are compared by their quarters`() {
    #expect(Tempo(bpm: 90) < Tempo(bpm: 90, in: .sixEight) && !(Tempo(bpm: 90, in: .threeFour) < Tempo(bpm: 90)))
  }

  @Test(arguments: [#"{"bpm": 90}"#, #"{"ticks": 1440}"#, "\"fast\"", "[]", "null"])
  func `a tempo of another form is refused`(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Tempo.self, from: Data(json.utf8)) }
  }
}
