import Foundation
import Music
import Testing

@testable import ClipRendering

@Suite struct KeyFitTests {
  @Test(
    arguments: [
      (0, 0.0, 1.0), (12, 0, 2), (-12, 0, 0.5), (7, 0, 1.498307), (0, 50, 1.029302), (-1, -100, 0.890899),
    ] as [(Int, Double, Double)])
  func `a shift is a power of two`(semitones: Int, cents: Double, scale: Double) {
    let fit = KeyFit(semitones: semitones, cents: cents)
    #expect(abs(fit.pitchScale - scale) < 1e-6)
  }

  @Test(
    arguments: [
      (-60.0, StretchEngine.finer), (-0.1, .finer), (0, .finer), (0.1, .faster), (20, .faster),
    ] as [(Double, StretchEngine)])
  func `what is more percussive than harmonic is stretched by the faster engine`(
    percussive: Double, engine: StretchEngine
  ) {
    #expect(StretchEngine.suited(percussiveDb: percussive) == engine)
    #expect(StretchEngine.suited(percussiveDb: nil) == .finer, "silence")
  }

  @Test(
    arguments: [
      (Meter.fourFour, 4, 4, 0.5), (Meter.sixEight, 2, 3, 0.75),
    ] as [(Meter, Int, Int, Double)])
  func `pulses are counted as the meter has them`(meter: Meter, perBar: Int, divisions: Int, seconds: Double) {
    let target = ConformTarget(tempo: Tempo(bpm: 120), meter: meter, key: Key(PitchClass(9), .minor), content: .drums)
    #expect(target.pulsesPerBar == perBar && target.divisions == divisions)
    #expect(abs(target.pulseTime - seconds) < 1e-9)
  }

  @Test(
    arguments: [
      (.drums, .drums, true, false), (.percussion, .drums, true, false), (.bass, .pitched, false, true),
      (.vocals, .pitched, false, true), (.pad, .pitched, false, true), (.effects, .effects, false, false),
    ] as [(StemRole, ClipContent, Bool, Bool)])
  func `the role says what must be found in a clip`(
    role: StemRole, content: ClipContent, needsBeat: Bool, isTuned: Bool
  ) {
    let found = ClipContent(role)
    #expect(found == content && found.needsBeat == needsBeat && found.isTuned == isTuned)
    #expect(ClipContent.song.needsBeat && ClipContent.song.isTuned)
  }
}
