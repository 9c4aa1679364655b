import Audio
import Diagnostics
import Foundation
import Mastering
import TestSupport
import Testing

@Suite struct MasteringTests {
  static let open = LimitingBound(peak: .dB(30), mean: .dB(20))

  /// What can be reached: low tones in one channel cannot be loud.
  static let targets: [(Material, Double, Double)] = Material.allCases.flatMap { material in
    [(material, -14, -1), (material, -23, -2)] + (material == .onesided ? [] : [(material, -9, -1)])
  }

  @Test(arguments: targets) func `loudness and true peak are as asked for, and the stems are the master`(
    material: Material, loudness: Double, ceiling: Double
  ) throws {
    let settings = MasterSettings(
      loudness: .LUFS(loudness), ceiling: .dBTP(ceiling), limiting: Self.open)
    let result = try Mastered(material.stems, settings)
    let meter = LoudnessMeter(modes: [.integrated, .truePeak])
    meter.add(result.master.floats)
    #expect(abs(try #require(meter.integrated).value - loudness) <= 0.1)
    #expect(try #require(meter.truePeak).value <= ceiling)
    let reported = try #require(result.report.loudness)
    #expect(abs(reported.value - (try #require(meter.integrated).value)) < 1e-9)
    #expect(result.sum.left == result.master.left.map(Int.init))
    #expect(result.sum.right == result.master.right.map(Int.init))
    #expect(!result.report.backedOff)
  }

  @Test func `a target that needs too much limiting is missed on purpose, and said`() throws {
    let result = try Mastered(Material.drums.stems, MasterSettings(loudness: .LUFS(-6)))
    #expect(result.report.backedOff)
    #expect(try #require(result.report.loudness) < .LUFS(-6.5))
    #expect(result.report.limiter.mean <= .dB(3))
    #expect(result.report.notes.count == 1)
  }

  @Test func `the same stems and seed give the same bytes, another seed another dither`() throws {
    let once = try Mastered(Material.drums.stems, MasterSettings(seed: Seed(7)))
    let again = try Mastered(Material.drums.stems, MasterSettings(seed: Seed(7)))
    let other = try Mastered(Material.drums.stems, MasterSettings(seed: Seed(8)))
    #expect(once.master == again.master && once.stems == again.stems)
    #expect(other.master != once.master)
    let difference = zip(once.master.left, other.master.left).map { abs($0 - $1) }.max() ?? 0
    // Two dithers of at most ±1 and the rounding of each of three stems.
    #expect(difference <= 3 * 3)
  }

  @Test func `silence stays silent and says why its level is missing`() throws {
    let result = try Mastered([MemorySource(StereoBuffer(frames: 96_000))], MasterSettings())
    #expect(result.report.loudness == nil)
    #expect(result.master.left.allSatisfy { $0 == 0 })
    #expect(result.report.notes.count == 1)
  }

  @Test func `a stem that rests for seconds is printed without dither there`() throws {
    var late = StereoBuffer(frames: 6 * 48_000)
    late.add(TestTone.sine(.Hz(440), amplitude: 0.2, seconds: 1), at: 5 * 48_000)
    let result = try Mastered([MemorySource(late)] + Material.tonal.stems, MasterSettings())
    #expect(result.stems[0].left[..<(4 * 48_000)].allSatisfy { $0 == 0 })
    #expect(result.stems[0].left[(5 * 48_000)...].contains { abs($0) > 1 << 16 })
    #expect(result.sum.left == result.master.left.map(Int.init))
  }

  @Test(arguments: [1, 31, 4800, 19_000]) func `very short sound is limited but not driven`(frames: Int) throws {
    let tone = TestTone.sine(.Hz(1000), amplitude: 1.5)[frames: 0..<frames]
    let result = try Mastered([MemorySource(tone)], MasterSettings())
    #expect(result.master.frames == frames)
    #expect((result.report.truePeak ?? .dBTP(-120)) <= .dBTP(-1))
  }

  @Test func `mono stays mono but for its dither, an empty side stays empty, and DC goes`() throws {
    let mono = try Mastered(Material.tonal.stems, MasterSettings())
    #expect(zip(mono.master.left, mono.master.right).allSatisfy { abs($0 - $1) <= 3 * 3 })
    let left = try Mastered(Material.onesided.stems, MasterSettings())
    #expect(left.master.right.allSatisfy { abs($0) <= 2 * 2 })
    let offset = try Mastered(Material.offset.stems, MasterSettings()).master.floats.left
    // The mean under a window, which the tones that do not fill whole periods leave alone.
    let mean = zip(offset, Window.hann(offset.count)).reduce(0.0) { $0 + Double($1.0 * $1.1) } / Double(offset.count)
    #expect(abs(mean) < 1e-4)
  }

  /// A kick whose wave is higher above 0 than it is deep below has no offset itself, but the limiter falls for its peaks only.
  @Test(arguments: [-9.0, -7]) func `limiting a lopsided kick makes no offset`(loudness: Double) throws {
    var wave = TestTone.sine(.Hz(44), amplitude: 0.3, seconds: 20)
    for i in 0..<wave.frames {
      let second = 0.2 * Float(cos(2 * Double.pi * 88 * Double(i) / 48_000))
      (wave.left[i], wave.right[i]) = (wave.left[i] + second, wave.right[i] + second)
    }
    let kick = TestTone.strokes(of: wave, every: 0.45, decay: 0.2)
    let hats = TestTone.strokes(of: TestTone.noise(amplitude: 0.1, seconds: 20), every: 0.225, decay: 0.04)
    let result = try Mastered(
      [kick, hats].map { MemorySource($0) }, MasterSettings(loudness: .LUFS(loudness), limiting: Self.open))
    for sound in [result.master] + result.stems {
      let mean = sound.floats.left.reduce(0.0) { $0 + Double($1) } / Double(sound.frames)
      #expect(abs(mean) < 1e-4)
    }
    #expect(result.report.limiter.mean > .dB(1))
  }

  @Test func `stems of different lengths end in silence`() throws {
    let short = MemorySource(TestTone.sine(.Hz(500), amplitude: 0.1, seconds: 2))
    let long = MemorySource(TestTone.sine(.Hz(200), amplitude: 0.1, seconds: 5))
    let result = try Mastered([short, long], MasterSettings())
    #expect(result.stems.map(\.frames) == [240_000, 240_000])
    #expect(result.stems[0].left[110_000...].allSatisfy { abs($0) <= 1 })
  }

  @Test func `where stems cancel, none of them exceeds full scale`() throws {
    let tone = TestTone.sine(.Hz(300), amplitude: 0.5, seconds: 3)
    var opposite = tone
    opposite.scale(by: -0.97)
    let result = try Mastered([MemorySource(tone), MemorySource(opposite)], MasterSettings(limiting: Self.open))
    #expect(result.report.backedOff)
    #expect(result.stems[0].left.max() ?? 0 < 8_388_607)
    #expect(result.sum.left == result.master.left.map(Int.init))
  }

  @Test func `samples that are no numbers are refused with the stem's number`() throws {
    var broken = TestTone.sine(.Hz(300), seconds: 3)
    broken.left[100_000] = .nan
    let stems = [MemorySource(TestTone.sine(.Hz(300), seconds: 3)), MemorySource(broken)]
    let problems = #expect(throws: Problems.self) { try Mastered(stems, MasterSettings()) }
    #expect(problems?.diagnoses.map(\.location) == ["stem 2"])
    #expect(problems?.diagnoses.map(\.code) == ["master.not-finite"])
  }

  @Test func `nothing to master and a wrong rate are refused`() throws {
    #expect(throws: Problems.self) { try Mastered([], MasterSettings()) }
    #expect(throws: Problems.self) { try Mastered([MemorySource(StereoBuffer(frames: 0))], MasterSettings()) }
    let slow = MemorySource(StereoBuffer(frames: 1000), rate: SampleRate(value: 44_100))
    #expect(throws: Problems.self) { try Mastered([slow], MasterSettings()) }
  }
}
