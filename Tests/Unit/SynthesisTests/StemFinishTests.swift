import Audio
import Foundation
import Music
import Planning
import Prompt
import TestSupport
import Testing

@testable import Synthesis

@Suite struct StemFinishTests {
  private static func request(_ sound: String = "pad-warm") throws -> StemRequest {
    try TestPerformance.request(sound, seconds: 6, TestPerformance.phrase)
  }

  private static func finished(_ finish: StemFinish, blocks size: Int) -> StereoBuffer {
    var finish = finish
    var output = StereoBuffer(frames: 0)
    while finish.remaining > 0 {
      // Half the rate, which no offset blocker touches.
      let start = output.frames
      var block = StereoBuffer(mono: (0..<min(size, finish.remaining)).map { (start + $0) % 2 == 0 ? 0.5 : -0.5 })
      finish.process(&block)
      output.append(block)
    }
    return output
  }

  @Test func `a stem ends in silence along a straight fade`() throws {
    let request = try Self.request()
    let sound = Self.finished(StemFinish(request, EffectSettings()), blocks: 512)
    #expect(sound.frames == request.plan.frames)
    let fade = SampleRate.standard.frames(in: request.plan.ending.fade)
    #expect(sound.left.last == 0)
    for share in [0.25, 0.5, 0.75] {
      let frame = sound.frames - 1 - Int(Double(fade) * share)
      let before = sound.frames - fade - 10
      #expect(abs(Double(abs(sound.left[frame] / sound.left[before])) - share) < 0.02)
    }
  }

  /// Halfway at −9 dB, and below −60 dB in the last 7 % alone.
  @Test func `a song that fades is heard until its end`() throws {
    var brief = Brief()
    (brief.duration, brief.ending, brief.fade) = (.s(12), .fade, .s(8))
    let planner = Planner(defaults: .init(genre: "house", duration: .s(60), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    let plan = try planner.plan(title: "test", brief: brief, style: nil, seed: Seed(3))
    let base = try Self.request()
    let request = StemRequest(
      plan: plan, stem: base.stem,
      score: Score(
        title: "test", tempo: plan.bpm, meter: plan.meter, key: plan.key, sections: plan.sections, parts: [base.part]))
    let sound = Self.finished(StemFinish(request, EffectSettings()), blocks: 512)
    let level = { (seconds: Double) in abs(sound.left[Int(seconds * 48_000)]) / 0.5 }
    #expect(abs(level(8) - 0.354) < 0.01 && level(11.4) > 0.001 && level(11.6) < 0.001)
    #expect(sound.left.last == 0 && level(3.9) > 0.99)
  }

  @Test(arguments: [1000, 4096, 48_000]) func `blocks of any size give the same`(size: Int) throws {
    let request = try Self.request()
    let settings = EffectSettings(chorus: .init(), reverb: .init(decay: 0.5))
    let whole = Self.finished(StemFinish(request, settings), blocks: 512)
    #expect(Self.finished(StemFinish(request, settings), blocks: size) == whole)
  }

  @Test func `a recorded instrument gets the room of its patch but not its amplifier`() throws {
    let recorded = Self.finished(StemFinish(try Self.request("guitar-lead")), blocks: 512)
    let unknown = Self.finished(StemFinish(try Self.request("recording")), blocks: 512)
    #expect(recorded != unknown)
    // An amplifier with 28 dB of drive would raise what it cannot flatten.
    #expect(abs(unknown.left.peak - 0.5) < 0.01 && recorded.left.peak < 1)
  }

  @Test func `a generator refuses a patch that does not exist, by the stem's name`() async throws {
    let request = try Self.request("no-such-patch")
    await #expect(throws: (any Error).self) { try await EmbeddedGenerator().generate(request, into: MemorySink()) }
  }

  @Test func `a cancelled task stops the rendering`() async throws {
    let request = try Self.request("pad-super")
    let task = Task { try await EmbeddedGenerator().generate(request, into: MemorySink()) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `the kicks of a request are those of the drums, and its seed is the stem's own`() throws {
    let base = try Self.request()
    let drums = Part(
      name: "drums", role: .drums,
      notes: [DrumNote.kick, .snare, .kick].enumerated().map {
        Note($1.pitch, velocity: 1, at: Beats($0), for: Beats(1))
      })
    let score = Score(
      title: "", tempo: base.plan.bpm, meter: .fourFour, key: base.plan.key, sections: base.plan.sections,
      parts: [drums])
    let request = StemRequest(plan: base.plan, stem: base.stem, score: score)
    #expect(request.kicks == [Beats(0), Beats(2)])
    #expect(request.part.notes.isEmpty && request.part.name == base.stem.name)
  }
}
