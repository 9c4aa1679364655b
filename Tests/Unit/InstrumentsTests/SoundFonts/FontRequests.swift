import Audio
import Foundation
import Instruments
import Music
import Planning
import Prompt
import Synthesis

/// A stem with notes of one's own choice, played by a SoundFont.
struct FontRequests {
  let font: SoundFontFile
  let generator: SoundFontGenerator

  init(path: String) throws {
    font = try SoundFontFile(path: path)
    generator = try SoundFontGenerator(font)
  }

  /// 60 BPM, so that a quarter is a second, and no ducking.
  static func request(program: Int?, _ notes: [Note], role: StemRole = .chords) throws -> StemRequest {
    var brief = Brief()
    brief.genre = "ambient"
    brief.bpm = Tempo(bpm: 60)
    brief.duration = .s(8)
    let defaults = Planner.Defaults(genre: "house", duration: .s(8), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    let plan = try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(1))
    // A name that no embedded sound has, so that no effects are added.
    let stem = plan.stems[0].playing("dry", program: program)
    let score = Score(
      title: "test", tempo: plan.bpm, meter: plan.meter, key: plan.key, sections: plan.sections,
      parts: [Part(name: stem.name, role: role, notes: notes)])
    return StemRequest(plan: plan, stem: stem, score: score)
  }

  func play(program: Int? = 0, _ notes: [Note], role: StemRole = .chords) async throws -> StereoBuffer {
    let sink = MemorySink()
    try await generator.generate(try Self.request(program: program, notes, role: role), into: sink)
    return sink.buffer
  }
}

extension Note {
  /// A note that starts on `frame` at 60 BPM, to the nearest of 960 ticks a second: multiples of 50 frames are exact.
  static func at(frame: Int, _ pitch: Int = 69, velocity: Double = 0.8, seconds: Double = 0.5) -> Note {
    Note(
      Pitch(pitch), velocity: velocity, at: Beats(ticks: frame / 50), for: Beats(ticks: Int(seconds * 960)))
  }
}

/// The frequency of a steady tone: the spectrum's highest peak, refined by a parabola over the logarithm of three bins.
func frequency(of samples: ArraySlice<Float>) -> Double {
  let size = 1 << 15
  var power = [Float](repeating: 0, count: size / 2 + 1)
  RealFFT(size: size).addPower(of: samples.prefix(size), window: Window.hann(size), to: &power)
  let peak = (2..<power.count - 2).max { power[$0] < power[$1] } ?? 2
  let (a, b, c) = (log(Double(power[peak - 1])), log(Double(power[peak])), log(Double(power[peak + 1])))
  return (Double(peak) + 0.5 * (a - c) / (a - 2 * b + c)) * 48_000 / Double(size)
}
