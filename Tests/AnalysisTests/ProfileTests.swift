import Analysis
import Audio
import Foundation
import Music
import TestSupport
import Testing

struct ProfileTests {
  @Test func `a sine at -23 dBFS has -23 LUFS and a peak of -23 dBTP`() throws {
    let measured = try profile(Tones.sine(1000, amplitude: pow(10, -23.0 / 20), seconds: 20))
    #expect(abs(try #require(measured.loudness).value + 23) < 0.1)
    #expect(abs(try #require(measured.truePeak).value + 23) < 0.2)
  }

  @Test func `silence has neither loudness nor peak nor sections`() throws {
    let measured = try profile(Tones.silence(seconds: 5))
    #expect(measured.loudness == nil && measured.truePeak == nil)
    #expect(measured.structureMarkers.isEmpty && measured.keySections.isEmpty && measured.eqProfile.isEmpty)
  }

  @Test(arguments: [0.0, 0.001, 0.3, 1, 2.9])
  func `the shortest sounds are no trouble`(seconds: Double) throws {
    let measured = try profile(Tones.noise(seconds: seconds))
    #expect(measured.bpm == nil && measured.key == nil)
    #expect(abs(measured.duration.value - seconds) < 0.001)
  }

  @Test func `a source at another rate is refused`() {
    let source = MemorySource(StereoBuffer(frames: 44_100), rate: SampleRate(value: 44_100))
    #expect(throws: (any Error).self) { try StyleAnalysis.analyze(source) }
  }

  @Test func `samples that are not numbers count as silence`() throws {
    var samples = TinyBand(bpm: 120, chords: Loops.minor, bars: 8).samples
    samples[4_000] = .nan
    samples[90_000] = .infinity
    let measured = try profile(samples)
    #expect(abs(try #require(measured.bpm) - 120) < 0.1)
    #expect(try #require(measured.loudness).value.isFinite)
  }

  @Test func `width and correlation tell mono, wide and inverted sound apart`() throws {
    let (a, b) = (Tones.noise(seconds: 4), Tones.noise(seconds: 4, seed: 2))
    let image = { (left: [Float], right: [Float]) in
      try StyleAnalysis.analyze(MemorySource(StereoBuffer(left: left, right: right))).stereo
    }
    let mono = try image(a, a)
    #expect(mono.correlation > 0.9999 && mono.width.allSatisfy { $0.sideDb == -120 })
    let wide = try image(a, b)
    #expect(abs(wide.correlation) < 0.02 && wide.width.dropFirst().allSatisfy { abs($0.sideDb) < 1 })
    let inverted = try image(a, a.map { -$0 })
    #expect(inverted.correlation < -0.9999 && inverted.width.allSatisfy { $0.sideDb == 120 })
  }

  @Test func `sections that sound alike share a letter, and the loud ones are the key sections`() throws {
    var band = TinyBand(bpm: 128, chords: Loops.minor)
    let all = Set(TinyBand.Player.allCases)
    band.sections = [([.chords], 8), (all, 8), ([.chords], 8), (all, 8)]
    let measured = try profile(band.samples)
    let starts = measured.structureMarkers.map(\.time.value)
    #expect(measured.structureMarkers.map(\.label) == ["A", "B", "A", "B"])
    for (start, planned) in zip(starts, [0, 8, 16, 24]) { #expect(abs(start - Double(planned) * band.bar) < 0.1) }
    #expect(measured.keySections.map(\.start) == [starts[1], starts[3]])
    #expect(measured.structureMarkers[0].energy < 0.5 && measured.structureMarkers.map(\.energy).max() == 1)
  }

  @Test func `sections of unequal lengths are found at their bars`() throws {
    var band = TinyBand(bpm: 120, chords: Loops.minor)
    let all = Set(TinyBand.Player.allCases)
    band.sections = [([.chords], 4), (all, 16), ([.chords, .bass], 8), (all, 12), ([.chords], 4)]
    let starts = try profile(band.samples).structureMarkers.map(\.time.value)
    let planned = [0, 4, 20, 28, 40].map { Double($0) * band.bar }
    #expect(starts.count == planned.count)
    for (start, time) in zip(starts, planned) { #expect(abs(start - time) < 0.1) }
  }

  @Test func `what never changes is one section`() throws {
    let measured = try profile(TinyBand(bpm: 120, chords: Loops.minor, bars: 24).samples)
    #expect(measured.structureMarkers.count == 1 && measured.structureMarkers[0].energy == 1)
  }

  @Test func `two profiles differ by tempo, key, loudness and width`() throws {
    let band = TinyBand(bpm: 120, chords: Loops.minor, bars: 8).samples
    let a = try profile(band)
    let b = try profile(TinyBand(bpm: 124, chords: Loops.major, bars: 8).samples.map { $0 / 2 })
    let difference = a.difference(from: b)
    #expect(abs(try #require(difference.bpm) + 4) < 0.1)
    #expect(difference.key == .relative)
    #expect(abs(try #require(difference.loudness).value - 6) < 1)
    #expect(difference.width.count == 5 && difference.width.allSatisfy { $0.db == 0 })
    #expect(a.difference(from: a).key == .same)
  }

  @Test(arguments: [
    ("A minor", "A dorian", KeyRelation.same), ("A minor", "E minor", .fifth), ("C major", "F mixolydian", .fifth),
    ("A minor", "C major", .relative), ("C major", "A minor", .relative), ("A minor", "A major", .parallel),
    ("A minor", "G major", .other), ("C major", "D major", .other),
  ])
  func `keys are related as MIREX counts them`(a: String, b: String, relation: KeyRelation) throws {
    #expect(KeyRelation(try #require(Key(a)), try #require(Key(b))) == relation)
  }

  @Test func `the profile is written with the names that others rely on`() throws {
    let measured = try profile(TinyBand(bpm: 120, chords: Loops.minor, bars: 8).samples)
    let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(measured)) as? [String: Any]
    let names = [
      "bpm", "bpm_confidence", "meter", "downbeat", "beats", "key", "key_confidence", "key_alternative",
      "loudness_lufs", "loudness_range_lu", "true_peak_dbtp", "duration", "sample_rate", "channels", "eq_profile",
      "structure_markers", "key_sections", "stereo", "tone", "tuning_hz",
    ]
    for name in names { #expect(json?[name] != nil, "\(name) is missing") }
  }

  @Test(arguments: [1_000, 48_000])
  func `the size of the blocks does not matter`(frames: Int) throws {
    let sound = StereoBuffer(mono: TinyBand(bpm: 120, chords: Loops.minor, bars: 8).samples)
    let measured = { (size: Int) in
      var analyser = StyleAnalyser()
      MemorySource(sound).forEachMemoryBlock(of: size) { analyser.add($0) }
      return analyser.finish(fingerprint: nil)
    }
    let (small, usual) = (measured(frames), measured(16_384))
    #expect(small.beats == usual.beats && small.key == usual.key && small.bpm == usual.bpm)
    #expect(small.structureMarkers == usual.structureMarkers)
  }
}

extension MemorySource {
  fileprivate func forEachMemoryBlock(of frames: Int, _ body: (StereoBuffer) -> Void) {
    for start in stride(from: 0, to: frameCount, by: frames) { body(read(start..<min(start + frames, frameCount))) }
  }
}
