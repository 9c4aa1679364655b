import Audio
import Foundation
import Music
import Planning
import TestSupport
import Testing

@testable import Synthesis

@Suite struct PatchLibraryTests {
  /// The families of General MIDI, level 1; kits from 128 on.
  private static let families: [(prefixes: [String], programs: [ClosedRange<Int>])] = [
    (["kit"], [128...255]), (["bass-organ", "keys-organ", "stab-organ"], [16...23]), (["bass"], [32...39]),
    (["keys"], [0...7]), (["mallet-kalimba"], [108...108]), (["mallet"], [8...15]), (["guitar"], [24...31]),
    (["harp"], [46...46]), (["pad-strings", "strings"], [44...51]),
    (["pad-brass", "brass", "horns", "trumpet", "trombone", "tuba"], [56...63]),
    (["violin", "viola", "cello"], [40...42]), (["clarinet"], [71...71]), (["flute", "tin-whistle"], [72...79]),
    (["accordion", "harmonica"], [20...23]), (["mandolin"], [24...31]), (["banjo"], [104...107]),
    (["dulcimer"], [8...15]),
    (["pad", "stab"], [80...95]), (["choir", "vocal"], [52...54]), (["saxophone"], [64...67]),
    (["lead-flute"], [72...79]), (["lead-bell"], [8...15]), (["lead-cowbell"], [112...119]),
    (["sitar", "tanpura", "koto", "erhu"], [104...111]),
    (["steel-pan"], [112...119]), (["shakuhachi"], [72...79]), (["melodica", "accordion", "harmonium"], [20...23]),
    (["lead"], [80...87]),
    (["effects", "texture"], [120...127]),
  ]

  @Test(arguments: PatchLibrary.names + PatchLibrary.versions)
  func `every sound has a General MIDI program of its family`(name: String) throws {
    let program = try #require(PatchLibrary.program(of: name))
    let family = try #require(Self.families.first { $0.prefixes.contains(where: name.hasPrefix) })
    #expect(family.programs.contains { $0.contains(program) }, "\(program)")
  }

  /// 3 % of the plain sound's level is a change of −30 dB; what one hears at once is well above.
  @Test(arguments: PatchLibrary.sampledVersions)
  func `a version sounds otherwise than the plain patch, and about as loud`(name: String) throws {
    let base = try #require(SoundVariant.parts(of: name)?.base)
    let sounds = try [base, name].map {
      try TestPerformance.render(TestPerformance.request($0, seconds: 4, TestPerformance.phrase))
    }
    let power = sounds.map { $0.left.reduce(0) { $0 + Double($1 * $1) } }
    let difference = zip(sounds[0].left, sounds[1].left).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
    #expect(sounds[1].left.isFinite && difference > 0.001 * power[0])
    #expect(abs(10 * log10(power[1] / power[0])) < 9)
  }

  @Test func `a name that is no sound has neither program nor room`() {
    #expect(PatchLibrary.program(of: "recording") == nil)
    #expect(PatchLibrary.ringing(of: "recording", at: Tempo(bpm: 120)).value == 0)
  }

  /// Three sixteenths at 120 BPM are 0.375 s; there and back at a factor of 0.62 falls by 4.15 dB; the room takes 3 s.
  @Test func `a dub stab rings as long as its echoes take to fall by 60 dB`() {
    let expected = 0.75 * 60 / 4.152 + 3
    #expect(abs(PatchLibrary.ringing(of: "stab-dub", at: Tempo(bpm: 120)).value - expected) < 0.01)
  }
}

extension PatchLibrary {
  /// Every sixth version: each kind of version in each family of sounds, in a sixth of the time.
  static var sampledVersions: [String] { versions.enumerated().filter { $0.offset % 6 == 0 }.map(\.element) }
}
