import Audio
import Diagnostics
import Foundation
import Music
import Testing

@testable import Samples

@Suite struct HostileSoundTests {
  private let folder: SoundFolder

  init() throws {
    folder = try SoundFolder()
    try folder.write(sine(440, seconds: 0.05), as: "a.wav")
  }

  @Test func `files that include each other end, and say so`() throws {
    try folder.write("#include \"two.sfzh\"\n<region> sample=a.wav key=60\n", as: "one.sfzh")
    try folder.write("#include \"one.sfzh\"\n#include \"one.sfzh\"\n", as: "two.sfzh")
    let file = try folder.sfz("#include \"one.sfzh\"")
    #expect(file.faults.contains { $0.finding.contains("it may be a loop") })
  }

  @Test func `variables that stand for themselves end`() throws {
    let file = try folder.sfz("#define $A $A$A$A\n#define $B $A$A\n<region> sample=a.wav key=$B volume=$A$B$A")
    #expect(file.regions.count == 1)
  }

  @Test func `ten thousand regions are read`() throws {
    let text = (0..<10_000).map { "<region> sample=a.wav key=\($0 % 128) lovel=\($0 % 100) volume=-\($0 % 12)\n" }
      .joined()
    #expect(try folder.sfz("<global> ampeg_release=0.2\n<group>\n" + text).regions.count == 10_000)
  }

  /// Random bytes, and the words of SFZ in random order.
  @Test(arguments: 0..<60) func `any bytes are read without harm`(seed: Int) async throws {
    var random = SeededRandom(Seed(UInt64(seed)))
    let words = [
      "<region>", "<group>", "<control>", "<", ">", "=", "sample=", "sample=a.wav ", "key=", "lokey=", "-1",
      "999999999999", "1e400",
      "nan", "c#", "$", "#define", "#include", "\"", "//", "/*", "*/", "\n", " ", "loop_start=", "loop_end=",
      "loop_mode=loop_continuous ",
      "offset=", "end=", "seq_length=0 ", "pitch_keytrack=", "ampeg_decay=", "cutoff=", "set_cc", "_oncc1=",
      "amp_velcurve_64=", "\u{FEFF}",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<400 {
      if seed % 3 == 0 {
        bytes.append(UInt8(truncatingIfNeeded: random.next()))
      } else {
        bytes += Array(words[Int(random.next() % UInt64(words.count))].utf8)
      }
    }
    try folder.write(bytes + Array("\n<region> sample=a.wav ".utf8) + bytes, as: "wild.sfz")
    guard let instrument = try? folder.instrument("wild") else { return }
    #expect(!instrument.regions.isEmpty)
    let notes = (0..<24).map { Note.at(frame: 2_400 * $0, 5 * $0, velocity: 0.1 + 0.03 * Double($0)) }
    let sound = try await folder.play("wild", notes)
    #expect(sound.left.allSatisfy { $0.isFinite })
  }

  @Test func `extreme values are brought within bounds`() async throws {
    try folder.write(
      """
      <region> sample=a.wav key=60 offset=999999 <region> sample=a.wav key=61 end=0 loop_mode=loop_continuous loop_start=5 loop_end=5
      <region> sample=a.wav key=62 loop_mode=loop_continuous loop_start=2399 loop_end=999999 tune=9600 transpose=120
      <region> sample=a.wav key=63 loop_mode=loop_sustain loop_start=10 loop_end=12 ampeg_decay=0 ampeg_sustain=0
      <region> sample=a.wav key=64 volume=900 pan=5000 amplitude=-3 cutoff=-5 resonance=900
      """, as: "edge.sfz")
    let sound = try await folder.play("edge", (60...64).map { .at(frame: 4_800 * ($0 - 60), $0) })
    #expect(sound.left.allSatisfy { $0.isFinite })
  }

  @Test func `a recording that is no sound is a diagnosis that names it`() async throws {
    try folder.write("no sound", as: "noise.wav")
    try folder.write("<region> sample=noise.wav", as: "bad.sfz")
    let problems = await #expect(throws: Problems.self) { _ = try await folder.play("bad", [.at(frame: 0)]) }
    #expect(problems?.diagnoses.map(\.code) == ["sounds.sample-unreadable"])
    #expect(problems?.diagnoses.first?.location == "\(folder.root)/noise.wav")
  }

  @Test func `recordings beyond the bound are given up, the least recently used first`() throws {
    for name in ["b", "c"] { try folder.write(sine(440, seconds: 0.05), as: "\(name).wav") }
    let store = SampleStore(WaveReader(), limit: 2 * 2_400 * 4)
    for name in ["a", "b", "a", "c", "a"] { _ = try store.recording(at: "\(folder.root)/\(name).wav") }
    #expect(store.bytes == 2 * 2_400 * 4)
  }
}
