import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Synthesis

/// What must hold for every sound of the bank.
@Suite struct CleanlinessTests {
  /// Everything that can be struck or held: each drum of each kit, each transition, and low, middle and high notes.
  private static func notes(of sound: String) -> [Int] {
    if sound.hasPrefix("kit") { return DrumNote.allCases.map(\.pitch.note) }
    if sound == "effects" { return EffectNote.allCases.map(\.rawValue) }
    return [36, 50, 67, 84]
  }

  /// A corner is the second difference of the samples, which a step shows in full and a smooth wave hardly at all.
  ///
  /// What is struck begins with a corner by its nature, but not with a jump: its first sample is at most a twentieth of its peak.
  /// For everything else the first quarter of a millisecond has no sharper corner than the note itself, and for all, neither have
  /// the 3 ms around the key's release (half as much again, as detuned waves add up by chance) and around the last frame.
  /// Corners below −60 dBFS do not count.
  @Test(arguments: (PatchLibrary.names + PatchLibrary.sampledVersions).filter { !$0.hasPrefix("texture") })
  func `a note starts, is released and ends without a click`(name: String) throws {
    let sound = try #require(PatchLibrary.patch(named: name))
    let isStruck = name.hasPrefix("kit") || name == "effects"
    for pitch in Self.notes(of: name) {
      let note = TestPerformance.note(pitch, seconds: 0.4173)
      let whole = TestPerformance.play(sound, note)
      for side in [whole.left, whole.right] {
        let last = side.lastSounding ?? 0
        let body = max(0.001, side.corner(in: 12..<note.held - 144))
        #expect(
          isStruck ? abs(side[0]) <= 0.05 * side.peak : side.corner(in: 0..<12) <= body, "start of \(name) at \(pitch)")
        #expect(side.corner(in: note.held - 144..<note.held + 144) <= 1.5 * body, "release of \(name) at \(pitch)")
        #expect(side.corner(in: last - 144..<last + 2) <= body, "end of \(name) at \(pitch)")
      }
    }
  }

  /// What a string's wave goes through shows a round later: filters that begin at rest, and a hand that stops it at once.
  ///
  /// Their corners would be 60 times as sharp as the wave's own; that the wave is a whole number of samples leaves one of four times.
  @Test(arguments: ["bass-upright", "bass-electric", "bass-slap", "guitar-nylon", "harp"], [28, 35, 43])
  func `a plucked string goes round without a step`(name: String, pitch: Int) throws {
    let sound = try #require(PatchLibrary.patch(named: name))
    let period = Int(48_000 / Pitch(pitch).frequency)
    for seed in UInt64(0)..<8 {
      let note = TestPerformance.note(pitch, seconds: 0.15, seed: seed)
      let whole = TestPerformance.play(sound, note).left
      let wave = whole.corner(in: 48..<period - 12)
      #expect(whole.corner(in: period - 12..<period + 12) <= 5 * wave, "first round, seed \(seed)")
      #expect(whole.corner(in: note.held..<note.held + 2 * period) <= 1.2 * wave, "stopped, seed \(seed)")
    }
  }

  @Test(arguments: PatchLibrary.names.filter { PatchLibrary.patch(named: $0)?.isStruck ?? false })
  func `a key that is struck again ends the note before it without a click`(name: String) throws {
    let sound = try #require(PatchLibrary.patch(named: name))
    let whole = TestPerformance.play(sound, TestPerformance.note(60, seconds: 1)).left
    let cut = TestPerformance.play(sound, TestPerformance.note(60, seconds: 1, struckAgain: 20_011)).left
    #expect(cut.isSame(as: whole, in: 0..<20_000))
    #expect((cut.lastSounding ?? 0) < 20_011 + 1441)
    #expect(cut.corner(in: 19_900..<22_000) <= max(0.001, whole.corner(in: 19_900..<22_000)))
  }

  @Test(arguments: PatchLibrary.names) func `a note sounds the same wherever it begins`(name: String) throws {
    let sound = try #require(PatchLibrary.patch(named: name))
    let pitch = Self.notes(of: name)[1]
    let first = TestPerformance.play(sound, TestPerformance.note(pitch, seconds: 0.3), atMost: 1)
    let later = TestPerformance.play(sound, TestPerformance.note(pitch, seconds: 0.3, at: 741), atMost: 1.1)
    #expect(Array(later.left[741...]).isSame(as: first.left, in: 0..<39_000))
    #expect(Array(later.right[741...]).isSame(as: first.right, in: 0..<39_000))
  }

  /// The phrase ends after five seconds; the longest hall and its echoes have died away fifteen seconds later.
  @Test(arguments: PatchLibrary.names) func `a stem is free of offset and falls silent, and its effects sleep`(
    name: String
  ) throws {
    let stem = try TestPerformance.render(TestPerformance.request(name, seconds: 30, TestPerformance.phrase))
    for side in [stem.left, stem.right] {
      #expect(side.isFinite)
      #expect(side.worstOffset < 0.001, "an offset of \(side.worstOffset) in \(name)")
      #expect(side.peak(from: 20 * 48_000) < 3.2e-5, "\(name) after its tail")
      #expect(side.peak(from: 28 * 48_000) == 0, "\(name) asleep")
    }
  }
}
