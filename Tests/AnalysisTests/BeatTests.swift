import Analysis
import Audio
import Music
import TestSupport
import Testing

struct BeatTests {
  @Test(arguments: [0.0, 0.13, 0.37])
  func `beats fall on the clicks within 10 ms`(start: Double) throws {
    let track = ClickTrack(bpm: 122, seconds: 30, start: start)
    let heard = try profile(track.samples)
    for time in track.times {
      let nearest = heard.beats.map { abs($0 - time) }.min()
      #expect(try #require(nearest) < 0.010, "no beat near \(time) s")
    }
  }

  @Test(arguments: [(120.0, 0.0), (97, 0.62), (140, 0.2)])
  func `the first downbeat is where the first bar begins`(bpm: Double, lead: Double) throws {
    let band = TinyBand(bpm: bpm, chords: Loops.minor, bars: 12)
    let heard = try profile(Tones.silence(seconds: lead) + band.samples)
    let downbeat = try #require(heard.downbeat).value
    #expect(abs(downbeat - lead) < 0.03)
    #expect(heard.meter == .fourFour)
  }

  @Test func `a waltz has three beats`() throws {
    let band = TinyBand(bpm: 150, chords: Loops.major, bars: 20, beatsPerBar: 3)
    let heard = try profile(band.samples, tempo: TempoPrior(range: 130...180))
    #expect(heard.meter == .threeFour)
    #expect(abs(try #require(heard.downbeat).value) < 0.03)
  }
}
