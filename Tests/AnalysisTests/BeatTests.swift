import Analysis
import Audio
import Music
import TestSupport
import Testing

struct BeatTests {
  @Test(arguments: [0.0, 0.13, 0.37])
  func `beats fall on the clicks within 10 ms`(start: Double) throws {
    let track = ClickTrack(bpm: 122, seconds: 30, start: start)
    let measured = try profile(track.samples)
    for time in track.times {
      let nearest = measured.beats.map { abs($0 - time) }.min()
      #expect(try #require(nearest) < 0.010, "no beat near \(time) s")
    }
  }

  @Test(arguments: [(120.0, 0.0), (97, 0.62), (140, 0.2)])
  func `the first downbeat is where the first bar begins`(bpm: Double, lead: Double) throws {
    let band = TinyBand(bpm: bpm, chords: Loops.minor, bars: 12)
    let measured = try profile(Tones.silence(seconds: lead) + band.samples)
    let downbeat = try #require(measured.downbeat).value
    #expect(abs(downbeat - lead) < 0.03)
    #expect(measured.meter == .fourFour)
  }

  @Test func `a waltz has three beats`() throws {
    let band = TinyBand(bpm: 150, chords: Loops.major, bars: 20, beatsPerBar: 3)
    let measured = try profile(band.samples, tempo: TempoPrior(range: 130...180))
    #expect(measured.meter == .threeFour)
    #expect(abs(try #require(measured.downbeat).value) < 0.03)
  }
}
