import Music
import Signal
import StyleAnalysis
import TestSupport
import Testing

struct KeyTests {
  @Test(arguments: [("A minor", 0), ("C minor", 3), ("F# minor", -3), ("Eb minor", 6)])
  func `a minor loop is heard in its key and not in the relative one`(key: String, up: Int) throws {
    let heard = try profile(TinyBand(bpm: 120, chords: Loops.minor, bars: 12, transposed: Double(up)).samples)
    #expect(heard.key == Key(key))
    #expect(heard.keyConfidence > 0.3)
  }

  @Test(arguments: [("C major", 0), ("G major", -5), ("E major", 4), ("Bb major", -2)])
  func `a major loop of the same chords is heard in major`(key: String, up: Int) throws {
    let heard = try profile(TinyBand(bpm: 120, chords: Loops.major, bars: 12, transposed: Double(up)).samples)
    #expect(heard.key == Key(key))
  }

  @Test(arguments: [-0.35, 0.3])
  func `a band that is out of tune keeps its key`(detuned: Double) throws {
    let heard = try profile(TinyBand(bpm: 110, chords: Loops.minor, bars: 12, transposed: detuned).samples)
    #expect(heard.key == Key("A minor"))
  }

  @Test func `chords without a pulse have a key but no beats`() throws {
    let heard = try profile(TinyBand(bpm: 15, chords: Loops.major, bars: 4, players: [.chords]).samples)
    #expect(heard.key == Key("C major"))
  }

  @Test func `percussion has no key`() throws {
    let heard = try profile(TinyBand(bpm: 120, chords: Loops.minor, players: [.kick, .snare, .hat]).samples)
    #expect(heard.key == nil)
    #expect(heard.bpm != nil)
  }

  @Test func `noise and silence have no key`() throws {
    #expect(try profile(Tones.noise(seconds: 10)).key == nil)
    #expect(try profile(Tones.pinkNoise(seconds: 10)).key == nil)
    #expect(try profile(Tones.silence(seconds: 10)).key == nil)
  }
}
