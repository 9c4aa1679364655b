import Audio
import Foundation
import Music
import Testing

@testable import Samples

@Suite struct SamplePlayerTests {
  private let folder: SoundFolder

  init() throws { folder = try SoundFolder() }

  /// The recording has its A at 44.1 kHz; other notes are three octaves down to two up from it.
  @Test(arguments: [33, 45, 57, 60, 69, 70, 76, 81, 93])
  func `a note sounds at its equal-tempered frequency within 3 cents`(pitch: Int) async throws {
    try folder.write(sine(440, seconds: 8, rate: 44_100), rate: 44_100, as: "tone.wav")
    try folder.write("<region> sample=tone.wav pitch_keycenter=69", as: "tone.sfz")
    let sound = try await folder.play("tone", [.at(frame: 0, pitch, seconds: 2)])
    #expect(abs(cents(frequency(of: sound.left[4_800...]), from: pitch)) < 3)
  }

  /// A sine at 15 kHz, an octave higher, would fold back to 18 kHz.
  @Test func `what would fold back is left out, and what is heard stays`() async throws {
    try folder.write(sine(15_000, seconds: 2), as: "high.wav")
    try folder.write("<region> sample=high.wav pitch_keycenter=60", as: "high.sfz")
    let same = try await folder.play("high", [.at(frame: 0, 60, seconds: 1)]).left[9_600..<38_400]
    let lower = try await folder.play("high", [.at(frame: 0, 58, seconds: 1)]).left[9_600..<38_400]
    let octave = try await folder.play("high", [.at(frame: 0, 72, seconds: 1)]).left[9_600..<24_000]
    #expect(abs(peak(same) - 0.5) < 0.01)
    #expect(abs(20 * log10(peak(lower) / 0.5)) < 0.5)
    #expect(20 * log10(peak(octave) / 0.5) < -60)
  }

  @Test func `at its own pitch and rate a recording is played as it is`() async throws {
    let tone = sine(997, seconds: 0.5)
    try folder.write(tone, as: "tone.wav")
    try folder.write("<region> sample=tone.wav key=60 loop_mode=one_shot", as: "tone.sfz")
    let sound = try folder.playRaw("tone", [.at(frame: 1_050, 60)])
    #expect(sound.left[..<1_050].allSatisfy { $0 == 0 })
    #expect(zip(sound.left[1_050...], tone).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(sound.left == sound.right)
  }

  @Test(arguments: [(0.2, 0.2), (0.6, 0.5), (1, 0.9)])
  func `the layer of its velocity is played`(velocity: Double, level: Double) async throws {
    for (name, amplitude) in [("soft", 0.2), ("middle", 0.5), ("hard", 0.9)] {
      try folder.write(sine(400, seconds: 0.5, amplitude: amplitude), as: "\(name).wav")
    }
    try folder.write(
      """
      <global> amp_veltrack=0 key=60
      <region> sample=soft.wav hivel=50 <region> sample=middle.wav lovel=51 hivel=100 <region> sample=hard.wav lovel=101
      """, as: "layers.sfz")
    let sound = try folder.playRaw("layers", [.at(frame: 0, 60, velocity: velocity)])
    #expect(abs(peak(sound.left[..<9_600]) - level) < 0.01)
  }

  @Test func `regions of a sequence take turns, and those of a note share one random number`() async throws {
    for (index, name) in ["a", "b", "c"].enumerated() {
      try folder.write(sine(400, seconds: 0.05, amplitude: 0.2 * Double(index + 1)), as: "\(name).wav")
    }
    try folder.write(
      "<group> key=60 seq_length=3 "
        + (1...3).map { "<region> sample=\(["a", "b", "c"][$0 - 1]).wav seq_position=\($0) " }.joined(),
      as: "turns.sfz")
    try folder.write(
      "<group> key=60 <region> sample=a.wav hirand=0.5 <region> sample=c.wav lorand=0.5", as: "random.sfz")
    let notes = (0..<24).map { Note.at(frame: 9_600 * $0, 60, seconds: 0.1) }
    let turns = try await folder.play("turns", notes).left
    let levels = (0..<24).map { (5 * peak(turns[9_600 * $0..<9_600 * $0 + 2_400])).rounded() }
    #expect(levels == (0..<24).map { Double($0 % 3 + 1) })
    let random = try await folder.play("random", notes).left
    let chosen = (0..<24).map { (5 * peak(random[9_600 * $0..<9_600 * $0 + 2_400])).rounded() }
    #expect(Set(chosen) == [1, 3])
    #expect(try await folder.play("random", notes).left == random)
  }

  /// 4,800 frames of 200 Hz are a whole number of periods: looped they are one long sine.
  @Test(arguments: [60, 63, 48, 75]) func `a loop goes on without a seam, at every pitch`(pitch: Int) async throws {
    try folder.write(sine(200, seconds: 0.1), as: "short.wav")
    try folder.write(
      "<region> sample=short.wav pitch_keycenter=60 loop_mode=loop_continuous loop_start=0 loop_end=4799",
      as: "short.sfz")
    let sound = try await folder.play("short", [.at(frame: 0, pitch, seconds: 2)]).left
    let step = 2 * Double.pi * 200 * pow(2, Double(pitch - 60) / 12) / 48_000
    // After the first pass, whose beginning has silence before it.
    for frame in 20_000..<60_000 {
      // A sine keeps to x[n+1] + x[n−1] = 2 cos(step) x[n].
      let bend = sound[frame + 1] + sound[frame - 1] - Float(2 * cos(step)) * sound[frame]
      guard abs(bend) < 2e-3 else {
        Issue.record("a seam of \(bend) at frame \(frame)")
        break
      }
    }
  }

  @Test func `the loop in a WAV file and its root key are played where the region names none`() async throws {
    // 450 Hz are 38.906 cents above 69; 39 periods of it are the loop from frame 480 to 4,639.
    let cents38 = Int((0.38906 * 0x1p32).rounded())
    let sampler = [0, 0, 0, 69, cents38, 0, 0, 1, 0, 0, 0, 480, 4_639, 0, 0].flatMap {
      $0.littleEndian(bytes: 4)
    }
    let tone = sine(450, seconds: 0.1)
    try folder.write(tone, chunks: [RIFFChunk("smpl", sampler)], as: "looped.wav")
    let chunks = SampleChunks(at: "\(folder.root)/looped.wav")
    #expect(chunks.loop == 480...4_639)
    #expect(chunks.key?.note == 69)
    #expect(chunks.key.map { abs($0.cents - 38.906) < 0.001 } == true)
    try folder.write("<region> sample=looped.wav pitch_keycenter=sample", as: "looped.sfz")
    let sound = try await folder.play("looped", [.at(frame: 0, 69, seconds: 2)]).left
    #expect(peak(sound[72_000..<90_000]) > 0.4)
    #expect(abs(cents(frequency(of: sound[4_800..<40_000]), from: 69)) < 3)
  }

  /// Exponential to e⁻⁹ in the release time: half of it later 39 dB are gone.
  @Test func `a note falls in its release time after its key, and a drum rings on`() async throws {
    try folder.write(sine(1_000, seconds: 4), as: "tone.wav")
    try folder.write("<region> sample=tone.wav key=60 ampeg_release=0.4", as: "pad.sfz")
    let sound = try await folder.play("pad", [.at(frame: 0, 60, seconds: 1)]).left
    #expect(abs(peak(sound[40_000..<47_900]) - 0.5) < 0.01)
    #expect(abs(20 * log10(peak(sound[57_500..<57_650]) / 0.5) + 39) < 1)
    #expect(peak(sound[69_000...]) < 1e-3)
    let drum = try await folder.play("pad", [.at(frame: 0, 60, seconds: 0.1)], role: .drums).left
    #expect(peak(drum[100_000..<110_000]) > 0.4)
  }

  /// Attack of 100 ms, hold of 100 ms, decay to half: at 50 ms half the level, at 150 ms all of it.
  @Test func `attack, hold, decay and sustain shape a note`() async throws {
    try folder.write([Float](repeating: 0.5, count: 96_000), as: "flat.wav")
    try folder.write(
      "<region> sample=flat.wav key=60 ampeg_attack=0.1 ampeg_hold=0.1 ampeg_decay=0.5 ampeg_sustain=50",
      as: "shaped.sfz")
    let sound = try folder.playRaw("shaped", [.at(frame: 0, 60, seconds: 2)]).left
    #expect(abs(sound[2_400] - 0.25) < 0.001)
    #expect(abs(sound[7_200] - 0.5) < 0.001)
    // Decay by 78 dB in 0.5 s: 6 dB in 38.5 ms.
    #expect(abs(sound[9_600 + 924] - 0.353) < 0.005)
    #expect(abs(sound[60_000] - 0.25) < 0.001)
  }

  @Test func `a closed hat ends an open one, and no other drum does`() async throws {
    try folder.write(sine(3_000, seconds: 2), as: "open.wav")
    try folder.write(sine(50, seconds: 0.01, amplitude: 0.001), as: "other.wav")
    try folder.write(
      """
      <group> group=1 off_by=1 off_mode=fast loop_mode=one_shot
      <region> sample=open.wav key=46 <region> sample=other.wav key=42
      <group> loop_mode=one_shot <region> sample=other.wav key=38
      """, as: "hats.sfz")
    let ends = try await folder.play(
      "hats", [.drum(.openHat, frame: 0), .drum(.closedHat, frame: 24_000)], role: .drums)
    #expect(peak(ends.left[20_000..<24_000]) > 0.45)
    #expect(peak(ends.left[24_500..<40_000]) < 0.01)
    let rings = try await folder.play("hats", [.drum(.openHat, frame: 0), .drum(.snare, frame: 24_000)], role: .drums)
    #expect(peak(rings.left[24_500..<40_000]) > 0.45)
  }

  @Test func `more notes of a key than are allowed end the oldest`() throws {
    try folder.write(sine(1_000, seconds: 3, amplitude: 0.3), as: "tone.wav")
    let text = "<region> sample=tone.wav key=60 loop_mode=one_shot amp_veltrack=0"
    try folder.write(text, as: "many.sfz")
    try folder.write(text + " note_polyphony=1", as: "one.sfz")
    let notes = (0..<3).map { Note.at(frame: 24_000 * $0, 60, seconds: 0.1) }
    #expect(peak(try folder.playRaw("many", notes).left[50_000..<70_000]) > 0.89)
    #expect(abs(peak(try folder.playRaw("one", notes).left[50_000..<70_000]) - 0.3) < 0.01)
  }

  @Test func `releases, first notes and legato notes have regions of their own`() async throws {
    for (name, frequency) in [("first", 500.0), ("legato", 1_000), ("release", 2_000)] {
      try folder.write(sine(frequency, seconds: 2), as: "\(name).wav")
    }
    try folder.write(
      """
      <group> pitch_keytrack=0 <region> sample=first.wav trigger=first <region> sample=legato.wav trigger=legato
      <region> sample=release.wav trigger=release rt_decay=6
      """, as: "triggers.sfz")
    let sound = try await folder.play(
      "triggers", [.at(frame: 0, 60, seconds: 1), .at(frame: 24_000, 64, seconds: 0.5)]
    ).left
    let powers = [0, 24_500, 60_000].map { start in frequency(of: sound[start..<start + 23_000]) }
    #expect(abs(powers[0] - 500) < 3)
    #expect(abs(powers[2] - 2_000) < 3)
    // Both keys are released together, after 1 s and 0.5 s: 6 dB a second softer.
    #expect(abs(peak(sound[60_000..<80_000]) - 0.5 * (pow(10, -6.0 / 20) + pow(10, -3.0 / 20))) < 0.02)
  }

  /// The second-order Butterworth response at a tenth and at four times the cutoff.
  @Test func `a low pass takes the highs`() async throws {
    try folder.write(
      zip(sine(100, seconds: 1, amplitude: 0.4), sine(4_000, seconds: 1, amplitude: 0.4)).map(+), as: "two.wav")
    try folder.write("<region> sample=two.wav key=60 fil_type=lpf_2p cutoff=1000", as: "dark.sfz")
    let sound = try await folder.play("dark", [.at(frame: 0, 60, seconds: 0.9)]).left
    #expect(abs(frequency(of: sound[4_800..<37_568]) - 100) < 2)
    let high = zip(sound[4_801..<40_000], sound[4_800..<39_999]).map(-)
    #expect(peak(high) < 0.4 * 0.0131 + 0.4 / 16 * 0.55)
  }

  @Test func `panned left is left, and a stereo recording keeps its sides`() async throws {
    try folder.write(sine(400, seconds: 0.3), right: [Float](repeating: 0, count: 14_400), as: "left.wav")
    try folder.write(sine(400, seconds: 0.3), as: "mono.wav")
    try folder.write("<region> sample=left.wav key=60 <region> sample=mono.wav key=62 pan=100", as: "sides.sfz")
    let sound = try folder.playRaw("sides", [.at(frame: 0, 60, seconds: 0.3), .at(frame: 48_000, 62, seconds: 0.3)])
    #expect(peak(sound.left[..<14_000]) > 0.49)
    #expect(peak(sound.right[..<14_000]) < 1e-5)
    #expect(peak(sound.left[48_000..<60_000]) < 1e-5)
    #expect(abs(peak(sound.right[48_000..<60_000]) - 0.707) < 0.01)
  }

  @Test func `a changed recording is another identity`() throws {
    try folder.write(sine(400, seconds: 0.1), as: "tone.wav")
    try folder.write("<region> sample=tone.wav", as: "tone.sfz")
    let before = try folder.instrument("tone").identity
    #expect(try folder.instrument("tone").identity == before)
    try folder.write(sine(400, seconds: 0.2), as: "tone.wav")
    #expect(try folder.instrument("tone").identity != before)
  }
}
