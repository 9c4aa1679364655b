import Audio
import ClipRendering
import Diagnostics
import Foundation
import Music
import TestSupport
import Testing

@Suite struct UnusableClipTests {
  /// The code that a clip is refused with.
  static func refusal(of source: any AudioSource, _ content: ClipContent) throws -> String? {
    do {
      _ = try ClipConformerTests.conform(source, content)
      return nil
    } catch let error as UnusableClip {
      #expect(error.diagnoses[0].remedy.contains("again"))
      return error.diagnoses[0].code
    }
  }

  @Test func `silence is refused`() throws {
    #expect(try Self.refusal(of: MemorySource(StereoBuffer(frames: 480_000)), .drums) == "conform.silent")
    let hum = TestTone.sine(.Hz(100), amplitude: 0.0005, seconds: 10)
    #expect(try Self.refusal(of: MemorySource(hum), .pitched) == "conform.silent")
  }

  @Test(arguments: [ClipContent.drums, .pitched, .song])
  func `noise is refused where a beat or a pitch is needed`(content: ClipContent) throws {
    #expect(try Self.refusal(of: MemorySource(TestTone.noise(seconds: 12)), content) == "conform.noise")
  }

  @Test func `noise is an effect`() throws {
    #expect(try Self.refusal(of: MemorySource(TestTone.noise(seconds: 6)), .effects) == nil)
  }

  @Test func `what is clipped beyond mending is refused`() throws {
    var clip = BadClip()
    (clip.content, clip.drive, clip.seconds) = (.chords, 40, 10)
    #expect(try Self.refusal(of: clip.source, .pitched) == "conform.clipped")
  }

  @Test(arguments: [87.0, 151])
  func `a tempo that no stretching can mend is refused`(bpm: Double) throws {
    var clip = BadClip()
    (clip.bpm, clip.seconds) = (bpm, 16)
    #expect(try Self.refusal(of: clip.source, .drums) == "conform.tempo")
  }

  @Test func `a rate that is none is refused`() throws {
    let source = MemorySource(StereoBuffer(frames: 1000), rate: SampleRate(value: 10))
    #expect(try Self.refusal(of: source, .drums) == "conform.rate")
  }
}
