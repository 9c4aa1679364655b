import Audio
import Foundation
import Music
import Planning
import TestSupport
import Testing

@testable import Synthesis

@Suite struct PatchTests {
  @Test func `no two patches share a name`() {
    #expect(Set(PatchLibrary.names).count == PatchLibrary.names.count)
    #expect(PatchLibrary.patch(named: "nothing") == nil)
  }

  /// The lowest and highest keys of a piano, barely touched and as hard as it goes.
  @Test(arguments: PatchLibrary.names) func `extreme notes are finite, bounded and end`(name: String) throws {
    let patch = try #require(PatchLibrary.patch(named: name))
    for (pitch, velocity) in [(21, 1.0), (108, 1.0), (60, 0.01)] {
      let note = TestPerformance.note(pitch, velocity: velocity, seconds: 0.05)
      var voice = patch.voice(note)
      var highest: Float = 0
      for _ in 0..<40 where !voice.isFinished {
        let chunk = voice.next()
        for four in 0..<MonoChunk.fours {
          for lane in 0..<4 { highest = max(highest, abs(chunk.left[four][lane]), abs(chunk.right[four][lane])) }
        }
      }
      #expect(highest.isFinite && highest < 4, "\(pitch) at \(velocity): \(highest)")
    }
  }

  @Test(arguments: PatchLibrary.names) func `a short note dies away within 15 s and is then forgotten`(name: String)
    throws
  {
    let patch = try #require(PatchLibrary.patch(named: name))
    var voice = patch.voice(TestPerformance.note(48, seconds: 0.1))
    var chunks = 0
    while !voice.isFinished, chunks < 15 * 750 {
      _ = voice.next()
      chunks += 1
    }
    #expect(voice.isFinished)
  }

  @Test(arguments: ["lead-saw", "keys-piano", "guitar-steel", "kit-909", "bass-growl", "vocal-chop", "effects"])
  func `the same seed gives the same samples and another seed others`(name: String) throws {
    let patch = try #require(PatchLibrary.patch(named: name))
    let play = { (seed: UInt64) in
      TestPerformance.play(patch, TestPerformance.note(48, seconds: 0.1, seed: seed), atMost: 0.2)
    }
    #expect(play(5) == play(5))
    #expect(play(5) != play(6))
  }

  @Test(arguments: DrumNote.allCases) func `every drum of a kit sounds`(drum: DrumNote) throws {
    for name in ["kit-909", "kit-acoustic", "kit-taiko"] {
      let patch = try #require(PatchLibrary.patch(named: name))
      let note = TestPerformance.note(drum.rawValue, seconds: 0.2)
      #expect(TestPerformance.play(patch, note, atMost: 0.3).left.peak > 0.02, "\(name)")
    }
  }

  /// The rim's upper mode lies on the tonic or the fifth next to 1660 Hz, to a cent.
  @Test(arguments: 0..<12) func `the rim is tuned to the song`(tonic: Int) throws {
    let kit = DrumKit()
    let note = NoteOn(
      pitch: DrumNote.rim.pitch, frequency: 1, velocity: 1, frame: 0, held: 9600, struckAgain: nil, energy: 1,
      glideFrom: nil, quartersPerSecond: 2, seed: Seed(1), tonic: PitchClass(tonic))
    let sound = TestPerformance.play(kit.voice(note), note, atMost: 0.3)
    var padded = Array(sound.left.prefix(4096))
    padded += [Float](repeating: 0, count: 65_536 - padded.count)
    var power = [Float](repeating: 0, count: padded.count / 2 + 1)
    RealFFT(size: padded.count).addPower(
      of: padded[...], window: [Float](repeating: 1, count: padded.count), to: &power)
    let range = Int(1200 * 65_536 / 48_000.0)..<Int(2300 * 65_536 / 48_000.0)
    let peak = try #require(range.max { power[$0] < power[$1] })
    let note440 = 69 + 12 * log2(Double(peak) * 48_000 / 65_536 / 440)
    let classes = [tonic, (tonic + 7) % 12]
    let nearest = classes.map { abs((note440 - Double($0)).remainder(dividingBy: 12)) }.min() ?? 9
    #expect(nearest < 0.25, "\(note440)")
  }

  @Test func `what is struck or plucked decays, what is bowed or held does not`() throws {
    let stem = try TestPerformance.request("keys-piano", seconds: 8, TestPerformance.phrase).stem
    for (sound, program, decays) in [
      ("keys-piano", nil, true), ("guitar-nylon", nil, true), ("mallet-bells", nil, true), ("pad-warm", nil, false),
      ("strings-section", nil, false), ("pad-warm", 0, true), ("pad-warm", 48, false), ("unknown", nil, false),
    ] as [(String, Int?, Bool)] {
      #expect(PatchLibrary.decays(stem.playing(sound, program: program)) == decays, "\(sound) \(program ?? -1)")
    }
  }

  /// f_n = n f √(1 + B n²) with B = 0.0004: the tenth partial of a piano note is 34 cents sharp.
  @Test func `a piano's partials are stretched`() throws {
    let patch = try #require(PatchLibrary.patch(named: "keys-piano"))
    let note = TestPerformance.note(45, frequency: 110, velocity: 1, seconds: 2)
    let sound = TestPerformance.play(patch, note, atMost: 1.6).left
    let size = 65_536
    let window = Window.hann(size)
    var power = [Float](repeating: 0, count: size / 2 + 1)
    RealFFT(size: size).addPower(of: sound[2400..<2400 + size], window: window, to: &power)
    for order in [3.0, 6, 10] {
      let expected = order * 110 * (1 + 0.0004 * order * order).squareRoot()
      let bins = Int(expected * 0.985 * Double(size) / 48_000)...Int(expected * 1.015 * Double(size) / 48_000)
      let peak = try #require(bins.max { power[$0] < power[$1] })
      let cents = 1200 * log2(Double(peak) * 48_000 / Double(size) / expected)
      #expect(abs(cents) < 6, "partial \(order)")
    }
  }
}
