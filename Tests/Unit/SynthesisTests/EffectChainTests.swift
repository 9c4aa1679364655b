import Audio
import Foundation
import Music
import Planning
import TestSupport
import Testing

@testable import Synthesis

@Suite struct EffectChainTests {
  /// Two bars of kicks on every beat, or none.
  private static func request(kicks: Bool) throws -> StemRequest {
    let request = try TestPerformance.request("pad-warm", seconds: 8) { stem in
      Part(name: stem.name, role: stem.role, notes: [Note(Pitch(60), velocity: 0.8, at: .zero, for: Beats(2))])
    }
    let drums = Part(
      name: "drums", role: .drums,
      notes: kicks ? (0..<8).map { Note(DrumNote.kick.pitch, velocity: 1, at: Beats($0), for: Beats(1)) } : [])
    let score = Score(
      title: "", tempo: request.plan.bpm, meter: .fourFour, key: request.plan.key, sections: request.plan.sections,
      parts: [request.part, drums])
    return StemRequest(plan: request.plan, stem: request.stem, score: score)
  }

  private static func ones(_ frames: Int) -> StereoBuffer {
    StereoBuffer(mono: [Float](repeating: 1, count: frames))
  }

  /// Down by the depth for 20 ms, then back along 1 − d(1 − x)² over the release.
  @Test func `the gain under a kick is that of the closed form`() throws {
    let request = try Self.request(kicks: true)
    let ducker = Ducker(request: request)
    var block = Self.ones(60_000)
    ducker.process(&block, at: 0)
    let depth = 1 - pow(10, -request.stem.mix.duckDb / 20)
    let tempo = request.plan.bpm
    let release = request.stem.mix.duckReleaseBeats * 60 / tempo.quartersPerMinute * 48_000
    try #require(depth > 0.1)
    let beat = tempo.frame(of: Beats(1), rate: 48_000)
    for frame in [0, 100, 959, 960, 3000, 9000, beat - 400] {
      let way = min(1, max(0, Double(frame - 960) / release))
      #expect(abs(Double(block.left[frame]) - (1 - depth * (1 - way) * (1 - way))) < 1e-3, "frame \(frame)")
    }
    #expect(abs(Double(block.left[beat]) - (1 - depth)) < 1e-3)
    #expect(block.left == block.right)
  }

  @Test func `a ducked block is the same however the track is cut`() throws {
    let ducker = Ducker(request: try Self.request(kicks: true))
    var whole = Self.ones(48_000)
    ducker.process(&whole, at: 0)
    for size in [1, 37, 512, 20_000] {
      var pieces: [Float] = []
      for start in stride(from: 0, to: 48_000, by: size) where pieces.count < 5000 {
        var piece = Self.ones(min(size, 48_000 - start))
        ducker.process(&piece, at: start)
        pieces += piece.left
      }
      #expect(pieces.elementsEqual(whole.left.prefix(pieces.count)), "blocks of \(size)")
    }
  }

  @Test func `without kicks nothing ducks`() throws {
    let ducker = Ducker(request: try Self.request(kicks: false))
    var block = Self.ones(4800)
    ducker.process(&block, at: 100)
    #expect(block == Self.ones(4800))
  }

  @Test func `effects skip silence, and wake on the frame of the next sound as if they were new`() throws {
    let request = try Self.request(kicks: false)
    let settings = EffectSettings(delay: .init(sixteenths: 1, feedback: 0.2, level: -6), reverb: .init(decay: 0.4))
    let click = TestTone.noise(seconds: 0.02)
    var sound = StereoBuffer(frames: 9 * 48_000)
    sound.add(click, at: 1000)
    sound.add(click, at: 8 * 48_000 + 333)
    var chain = EffectChain(settings, request: request)
    #expect(chain.isAsleep)
    var output = StereoBuffer(frames: 0)
    for start in stride(from: 0, to: sound.frames, by: 512) {
      var block = sound[frames: start..<min(start + 512, sound.frames)]
      chain.process(&block, at: start)
      output.append(block)
    }
    #expect(Array(output.left[..<1000]).peak == 0)
    #expect(Array(output.left[7 * 48_000..<8 * 48_000]).peak == 0)
    let (first, second) = (1000, 8 * 48_000 + 333)
    #expect((0..<20_000).allSatisfy { output.left[first + $0] == output.left[second + $0] })
  }

  @Test(arguments: [64, 100, 1024, 5000]) func `the result does not depend on the size of blocks`(size: Int) throws {
    let request = try Self.request(kicks: true)
    let settings = EffectSettings(chorus: .init(), gate: .init(), reverb: .init(decay: 0.3))
    var sound = StereoBuffer(frames: 40_000)
    sound.add(TestTone.noise(seconds: 0.1), at: 700)
    func run(_ size: Int) -> StereoBuffer {
      var chain = EffectChain(settings, request: request)
      var output = StereoBuffer(frames: 0)
      for start in stride(from: 0, to: sound.frames, by: size) {
        var block = sound[frames: start..<min(start + size, sound.frames)]
        chain.process(&block, at: start)
        output.append(block)
      }
      return output
    }
    #expect(run(size) == run(512))
  }

  @Test(arguments: SingleEffect.Kind.allCases) func `every effect is finite, and quiet for quiet input`(
    kind: SingleEffect.Kind
  ) {
    var effect = SingleEffect(kind, tempo: Tempo(bpm: 120))
    var loud = TestTone.noise(amplitude: 1, seconds: 0.5)
    effect.process(&loud, at: 0)
    #expect(loud.left.isFinite && loud.right.isFinite)
    #expect(loud.left.peak < 12 && loud.left.peak > 0.01)
    var silent = SingleEffect(kind, tempo: Tempo(bpm: 120))
    var silence = StereoBuffer(frames: 9600)
    silent.process(&silence, at: 0)
    #expect(silence.left.peak < 1e-6)
  }

  /// The mean that a corner of 10 Hz follows is at most a fiftieth of a tone of 1 kHz as it begins.
  @Test func `no settings are a wire but for the offset blocker`() {
    var chain = InsertChain(EffectSettings(), clock: TempoMap(Tempo(bpm: 120)))
    let dry = TestTone.sine(.Hz(1000), amplitude: 0.5, seconds: 0.5)
    var block = dry
    chain.process(&block, at: 0)
    #expect(zip(block.left, dry.left).allSatisfy { abs($0 - $1) < 0.011 })
  }

  /// The steps of a pattern at 120 BPM are 6000 frames; each edge lasts 4 ms.
  @Test(arguments: ["x...", "x.x.", "..xx", "xxxx"]) func `a gate follows its pattern from any frame on`(
    pattern: String
  ) {
    let steps = Array(pattern)
    var gate = Gate(.init(pattern: pattern, depth: 0.75), clock: TempoMap(Tempo(bpm: 120)))
    var block = Self.ones(48_000)
    gate.process(&block, at: 96_000)
    for step in 0..<8 {
      let middle = block.left[6000 * step + 3000]
      #expect(abs(middle - (steps[step % 4] == "x" ? 1 : 0.25)) < 1e-3, "step \(step)")
    }
    let slope = zip(block.left, block.left.dropFirst()).map { abs($0 - $1) }.max() ?? 1
    #expect(slope <= 1 / 192 + 1e-6)
  }

  @Test func `a gate without a pattern lets everything pass`() {
    var gate = Gate(.init(pattern: "", depth: 1), clock: TempoMap(Tempo(bpm: 120)))
    var block = Self.ones(100)
    gate.process(&block, at: 0)
    #expect(block == Self.ones(100))
  }
}
