import Analysis
import Audio
import Foundation
import Music
import TestSupport
import Testing

struct KeyTests {
  @Test(arguments: [("A minor", 0), ("C minor", 3), ("F# minor", -3), ("Eb minor", 6)])
  func `a minor loop is found in its key and not in the relative one`(key: String, up: Int) throws {
    let measured = try profile(TinyBand(bpm: 120, chords: Loops.minor, bars: 12, transposed: Double(up)).samples)
    #expect(measured.key == Key(key))
    #expect(measured.keyConfidence > 0.3)
  }

  @Test(arguments: [("C major", 0), ("G major", -5), ("E major", 4), ("Bb major", -2)])
  func `a major loop of the same chords is found in major`(key: String, up: Int) throws {
    let measured = try profile(TinyBand(bpm: 120, chords: Loops.major, bars: 12, transposed: Double(up)).samples)
    #expect(measured.key == Key(key))
  }

  /// Loops with A or C as tonic, in which one note is not of the usual scale.
  enum Modal: CaseIterable {
    case dorian, phrygian, mixolydian, harmonicMinor, minorVamp

    var chords: [[Int]] {
      switch self {
      case .dorian: [[57, 60, 64], [50, 54, 57]]
      case .phrygian: [[57, 60, 64], [58, 62, 65], [57, 60, 64], [55, 58, 62]]
      case .mixolydian: [[60, 64, 67], [58, 62, 65], [53, 57, 60], [60, 64, 67]]
      case .harmonicMinor: [[57, 60, 64], [50, 53, 57], [52, 56, 59], [57, 60, 64]]
      case .minorVamp: [[57, 60, 64], [55, 59, 62]]
      }
    }

    var key: Key { self == .mixolydian ? Key(PitchClass(0), .major) : Key(PitchClass(9), .minor) }
  }

  @Test(arguments: Modal.allCases)
  func `modes count with the major or minor of their tonic`(loop: Modal) throws {
    #expect(try profile(TinyBand(bpm: 112, chords: loop.chords, bars: 16).samples).key == loop.key)
  }

  @Test func `chords on one side or out of phase count as well`() throws {
    let chords = TinyBand(bpm: 120, chords: Loops.major, bars: 12, players: [.chords]).samples
    let drums = TinyBand(bpm: 120, chords: Loops.major, bars: 12, players: [.kick, .snare, .hat]).samples
    let both = zip(chords, drums).map { $0 + $1 }
    let left = try StyleAnalysis.analyze(MemorySource(StereoBuffer(left: both, right: drums)))
    #expect(left.key == Key("C major"))
    let inverted = zip(drums, chords).map { $0 - $1 }
    let apart = try StyleAnalysis.analyze(MemorySource(StereoBuffer(left: both, right: inverted)))
    #expect(apart.key == Key("C major"))
  }

  @Test(arguments: [-0.35, 0, 0.2, 0.4])
  func `the tuning is found within 2 cents`(semitones: Double) throws {
    let band = TinyBand(bpm: 110, chords: Loops.minor, bars: 8, transposed: semitones, players: [.chords])
    let tuning = try #require(try profile(band.samples).tuningHz)
    #expect(abs(1200 * log2(tuning / 440) - 100 * semitones) < 2)
  }

  @Test func `clicks have no key`() throws {
    #expect(try profile(ClickTrack(bpm: 120, seconds: 10).samples).key == nil)
  }

  @Test(arguments: [-0.35, 0.3])
  func `a band that is out of tune keeps its key`(detuned: Double) throws {
    let measured = try profile(TinyBand(bpm: 110, chords: Loops.minor, bars: 12, transposed: detuned).samples)
    #expect(measured.key == Key("A minor"))
  }

  @Test func `chords without a pulse have a key but no beats`() throws {
    let measured = try profile(TinyBand(bpm: 15, chords: Loops.major, bars: 4, players: [.chords]).samples)
    #expect(measured.key == Key("C major"))
  }

  @Test func `percussion has no key`() throws {
    let measured = try profile(TinyBand(bpm: 120, chords: Loops.minor, players: [.kick, .snare, .hat]).samples)
    #expect(measured.key == nil)
    #expect(measured.bpm != nil)
  }

  @Test func `noise and silence have no key`() throws {
    #expect(try profile(Tones.noise(seconds: 10)).key == nil)
    #expect(try profile(Tones.pinkNoise(seconds: 10)).key == nil)
    #expect(try profile(Tones.silence(seconds: 10)).key == nil)
  }
}
