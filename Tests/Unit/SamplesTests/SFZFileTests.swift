import Diagnostics
import Foundation
import Testing

@testable import Samples

@Suite struct SFZFileTests {
  private let folder: SoundFolder

  init() throws {
    folder = try SoundFolder()
    for name in ["a.wav", "b c.wav", "Samples/Kick/k 01 #2.wav", "C#4.wav"] { try folder.write([], as: name) }
  }

  private func first(_ text: String) throws -> SampleRegion { try #require(try folder.sfz(text).regions.first) }

  @Test func `a region has what its group, its master and the global header say, the nearest first`() throws {
    let file = try folder.sfz(
      """
      <global> volume=-3 ampeg_release=0.3 pan=10
      <master> pan=20 tune=5
      <group> pan=30 lovel=1 hivel=63
      <region> sample=a.wav key=60
      <region> sample=a.wav key=61 pan=-40
      <group> <region> sample=a.wav key=62
      <master> <region> sample=a.wav key=63
      <global> <region> sample=a.wav key=64
      """)
    #expect(file.regions.map(\.level.pan) == [30, -40, 20, 10, 0])
    #expect(file.regions.map(\.level.volume) == [-3, -3, -3, -3, 0])
    #expect(file.regions.map(\.pitch.tune) == [5, 5, 5, 0, 0])
    #expect(file.regions.map(\.condition.highVelocity) == [63, 63, 127, 127, 127])
    #expect(file.regions.map(\.condition.lowKey) == [60, 61, 62, 63, 64])
    #expect(file.regions.map(\.envelope.release) == [0.3, 0.3, 0.3, 0.3, 0.001])
  }

  @Test(arguments: [
    ("key=60", 60, 60, 60), ("key=c4", 60, 60, 60), ("lokey=f#3 hikey=Bb3 pitch_keycenter=g3", 54, 58, 55),
    ("lokey=36 hikey=40", 36, 40, 60), ("key=60 pitch_keycenter=48", 60, 60, 48), ("key=C-1", 0, 0, 0),
  ])
  func `keys are numbers, or names of which C4 is 60`(opcodes: String, low: Int, high: Int, center: Int) throws {
    let region = try first("<region> sample=a.wav \(opcodes)")
    #expect(region.condition.lowKey == low)
    #expect(region.condition.highKey == high)
    #expect(region.pitch.keycenter == center)
  }

  @Test func `values have spaces in them, and end where the next opcode or header begins`() throws {
    let file = try folder.sfz(
      "<region> sample=b c.wav key=60 <region>sample=Samples\\Kick\\k 01 #2.wav volume=-6<region> sample=C#4.wav")
    #expect(
      file.regions.map { URL(filePath: $0.path ?? "").lastPathComponent } == ["b c.wav", "k 01 #2.wav", "C#4.wav"])
    #expect(file.regions[1].level.volume == -6)
    #expect(file.missing.isEmpty)
  }

  @Test func `the default path stands before the names of recordings, in whatever case files are named`() throws {
    let file = try folder.sfz(
      """
      <control> default_path=samples/kick/  // a comment
      /* <region> sample=a.wav
      over lines */
      <region> sample=K 01 #2.WAV
      <control> default_path=b
      <region> sample=/ c.wav
      <control> default_path=
      <region> sample=a.wav
      """)
    #expect(
      file.regions.compactMap(\.path).map { String($0.dropFirst(folder.root.count)) } == [
        "/Samples/Kick/k 01 #2.wav", "/a.wav",
      ])
    #expect(file.missing.map(\.sample) == ["b/ c.wav"])
  }

  @Test
  func `variables stand for their values, the longest name first, and files are included with those of the moment`()
    throws
  {
    try folder.write("<region> sample=$FILE.wav key=$KEY volume=$VOLUME\n", as: "parts/one.sfzh")
    let file = try folder.sfz(
      """
      #define $KEY 40
      #define $KEYS 70
      #define $FILE a
      #define $VOLUME -5
      #include "parts/one.sfzh"
      #define $KEY 41
      <group> pan=7 #include "parts\\one.sfzh"
      <region> sample=a.wav lokey=$KEY hikey=$KEYS
      """)
    #expect(file.regions.map(\.condition.lowKey) == [40, 41, 41])
    #expect(file.regions.map(\.condition.highKey) == [40, 41, 70])
    #expect(file.regions.map(\.level.pan) == [0, 7, 7])
    #expect(file.regions[1].level.volume == -5)
    #expect(file.files.count == 2)
  }

  @Test func `keys are moved by note and octave offsets`() throws {
    let file = try folder.sfz("<control> note_offset=2 octave_offset=-1 <region> sample=a.wav key=60")
    #expect(file.regions[0].condition.lowKey == 50)
    #expect(file.regions[0].pitch.keycenter == 50)
  }

  @Test(arguments: [
    ("", 1), ("locc1=0 hicc1=63", 1), ("locc1=64 hicc1=127", 0), ("locc7=100 hicc7=100", 1),
    ("locc20=90 hicc20=100", 1),
    ("on_locc64=127", 0), ("lochan=2 hichan=2", 0), ("lochan=1 hichan=3", 1), ("end=-1", 0), ("sw_last=24", 0),
    ("sw_last=25", 1), ("loprog=0 hiprog=0", 1), ("loprog=3", 1), ("sw_lolast=24 sw_hilast=26", 1),
  ])
  func `a region is played where controllers, channel and keyswitch are as they are at first`(
    opcodes: String, count: Int
  ) throws {
    let text = "<control> set_cc20=95 <global> sw_lokey=24 sw_hikey=26 sw_default=25 <region> sample=a.wav \(opcodes)"
    #expect(try folder.sfz(text).regions.count == count)
  }

  @Test func `without a default the lowest keyswitch is down`() throws {
    let file = try folder.sfz("<region> sample=a.wav sw_last=d1 key=50 <region> sample=a.wav sw_last=c1 key=51")
    #expect(file.regions.map(\.condition.lowKey) == [51])
  }

  /// Amplitudes are multiplied by the share of their controller, decibels and cents are added.
  @Test func `controllers change what they stand at`() throws {
    let region = try first(
      """
      <control> set_cc21=127 set_hdcc22=0.5
      <region> sample=a.wav amplitude=80 amplitude_oncc21=50 volume=-6 volume_oncc22=12 gain_cc23=40 tune_oncc21=-100
      cutoff=1000 cutoff_oncc22=2400
      """)
    #expect(abs(region.level.amplitude - 40) < 1e-9)
    #expect(abs(region.level.volume - 0) < 1e-9)
    #expect(region.pitch.tune == -100)
    #expect(abs((region.filter.cutoff ?? 0) - 2_000) < 1e-6)
  }

  /// ARIA's curves: 1 is bipolar, 4 the square.
  @Test func `curves of controllers are followed`() throws {
    let region = try first(
      """
      <control> set_hdcc10=0.5 set_cc7=64
      <region> sample=a.wav pan_oncc10=100 pan_curvecc10=1 amplitude_cc7=100 amplitude_curvecc7=4 ampeg_releasecc10=0.4
      ampeg_hold_oncc133=5
      """)
    #expect(abs(region.level.pan) < 1e-9)
    #expect(abs(region.level.amplitude - 100 * pow(64.0 / 127, 2)) < 1e-9)
    #expect(abs(region.envelope.release - 0.201) < 1e-9)
    #expect(region.envelope.hold == 0)
  }

  @Test func `of several programs the first is played`() throws {
    let file = try folder.sfz(
      "<global> loprog=2 hiprog=2 <region> sample=a.wav key=1 <global> loprog=1 hiprog=1 <region> sample=a.wav key=2")
    #expect(file.regions.map(\.condition.lowKey) == [2])
  }

  @Test func `opcodes that are not played are counted, and displays' are none`() throws {
    let file = try folder.sfz(
      "<region> sample=a.wav eq1_gain=3 eq1_gain=4 lfo01_freq=2 lfo02_freq=1 sw_label=Long label_cc1=Mod ampeg_attack=0.1"
    )
    #expect(file.account.unknown == ["eq1_gain": 2, "lfo01_freq": 1, "lfo02_freq": 1])
  }

  @Test func `a recording that is not there is named with file and line`() throws {
    try folder.write(sine(440, seconds: 0.1), as: "there.wav")
    try folder.write("<group>\n<region> sample=there.wav key=60\n<region> key=61 sample=gone.wav\n", as: "x.sfz")
    let instrument = try folder.instrument("x")
    #expect(
      instrument.problems.map(\.description) == [
        "\(folder.root)/x.sfz:3: the recording \"gone.wav\" is not there; put it there, or check default_path and the spelling"
      ])
    #expect(instrument.notes == ["1 recording of x is missing, such as gone.wav (x.sfz, line 3); the others play."])
  }

  @Test(arguments: ["../../etc/passwd", "/etc/passwd", "..\\..\\..\\etc\\passwd", "a/../../../etc/passwd", "C:\\x.wav"])
  func `nothing outside of the owner's folder is read`(path: String) throws {
    let file = try folder.sfz("<region> sample=\(path) key=60 #include \"\(path)\"")
    #expect(file.regions.isEmpty)
    #expect(file.missing.map(\.isOutside) == [true])
  }
}
