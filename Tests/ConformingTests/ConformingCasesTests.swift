import Conforming
import Foundation
import Music
import Signal
import TestSupport
import Testing

@Suite struct ConformingCasesTests {
  @Test func tryCases() throws {
    var random = SeededRandom(Seed(7))
    for n in 0..<40 {
      var clip = BadClip()
      clip.content = n % 2 == 0 ? .drums : .chords
      let planned = [90.0, 100, 110, 120, 126, 128, 140][Int(random.unit() * 7)]
      let isHalf = n % 8 >= 6
      clip.bpm = planned * (1 + (random.unit() * 2 - 1) * 0.08) * (isHalf ? 0.5 : 1)
      clip.transposed = Double(Int((random.unit() * 7).rounded(.down)) - 3)
      clip.leadIn = random.unit() * 2
      clip.rate = n % 3 == 0 ? 48_000 : 32_000
      clip.drive = n % 4 < 2 ? 1 : 2
      clip.seconds = 16
      clip.seed = UInt64(n)
      let key = try #require(Key("A minor"))
      let target = ConformTarget(tempo: Tempo(bpm: planned), key: key, content: clip.content == .drums ? .drums : .pitched)
      let t = ContinuousClock().now
      do {
        let r = try ClipConformer(target, workFile: { MemorySink() }).conform(clip.source)
        let p = r.report
        let leadErr = p.leadIn.value - clip.leadIn
        print(n, clip.content, planned, clip.bpm, isHalf ? "half" : "", "heard", p.heardBpm ?? 0, p.pulseRatio, "lead err ms", leadErr * 1000, "beats", leadErr * clip.bpm / 60, "shift", p.semitones, "want", -clip.transposed, p.heardKey?.description ?? "-", "cents", p.cents, p.engine, p.percussiveDb ?? 0, "grid ms", (p.gridError?.value ?? -1) * 1000, "bars", p.bars, "anch", p.anchors, "rep", p.repair.repairedRuns, p.repair.flatRuns, ContinuousClock().now - t)
      } catch { print(n, clip.content, planned, clip.bpm, isHalf ? "half" : "", "FAILED", error) }
    }
  }
}
