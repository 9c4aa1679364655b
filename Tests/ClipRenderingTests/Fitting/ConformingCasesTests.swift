import Audio
import ClipRendering
import Foundation
import Music
import TestSupport
import Testing

/// Forty orders to a careless generator.
@Suite struct ConformingCasesTests {
  struct Case: Sendable {
    var clip = BadClip()
    var tempo = Tempo(bpm: 120)

    /// Tempo off by up to 8 %, key by up to 3 semitones, up to 2 s of silence first, mono, 32 kHz, clipped, half time.
    init(_ number: Int) {
      var random = SeededRandom(Seed(UInt64(number)).derived("case"))
      tempo = Tempo(bpm: [90.0, 100, 110, 120, 126, 128, 140][Int(random.unit() * 7)])
      clip.content = number % 2 == 0 ? .drums : .chords
      clip.bpm = tempo.bpm * (1 + (random.unit() * 2 - 1) * 0.08) * (number % 8 >= 6 ? 0.5 : 1)
      clip.transposed = Double(Int(random.unit() * 7) - 3)
      clip.leadIn = random.unit() * 2
      clip.rate = number % 3 == 0 ? 48_000 : 32_000
      clip.drive = number % 4 < 2 ? 1 : 2
      clip.seconds = 12
      clip.seed = UInt64(number)
    }

    /// What is wrong with the conformed clip; nothing if it fits.
    func faults() throws -> [String] {
      let isDrums = clip.content == .drums
      let target = ConformTarget(tempo: tempo, key: Key(PitchClass(9), .minor), content: isDrums ? .drums : .pitched)
      let result = try ClipConformer(target, workFile: { MemorySink() }).conform(clip.source)
      let loop = try LoopCutter.cut(result)
      let sound = try AlignedSource(result, frames: result.frame(ofBar: result.bars)).readAll().left
      var faults: [String] = []
      if abs(result.report.leadIn.value - clip.leadIn) > 0.01 { faults.append("the downbeat is not the first beat") }
      if !loop.seam.isInaudible { faults.append("the loop has a seam") }
      if isDrums {
        let beats = (0..<4 * result.bars).map { Double($0) * 60 / tempo.bpm }
        let error = GridMeter.median(GridMeter.errors(sound, at: beats))
        if error >= 5 { faults.append("its strokes are \(error) ms off the grid") }
      } else {
        let chroma = PitchMeter.chroma(sound)
        let inKey = [0, 2, 4, 5, 7, 9, 11].reduce(0) { $0 + chroma[$1] }
        if inKey < 0.97 * chroma.reduce(0, +) { faults.append("its notes are not those of the key") }
      }
      return faults
    }
  }

  @Test func `at least 38 of 40 bad clips are made to fit tempo, downbeat and key`() throws {
    var lanes = (0..<4).map { lane in (numbers: stride(from: lane, to: 40, by: 4).map { $0 }, bad: [String]()) }
    try concurrently(on: &lanes) { lane in
      for number in lane.numbers {
        do {
          let faults = try Case(number).faults()
          if !faults.isEmpty { lane.bad.append("\(number): \(faults)") }
        } catch { lane.bad.append("\(number): \(error)") }
      }
    }
    let bad = lanes.flatMap(\.bad)
    #expect(bad.count <= 2, "\(bad)")
  }
}
