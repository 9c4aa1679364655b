import ArgumentParser
import Audio
import Instruments
import Music
import Planning
import Prompt
import Synthesis

/// The notes that time the engine: four-note chords, drums or a melody, without a rest.
enum EnginePart {
  private enum Kind { case drums, chords, melody }

  /// Instruments of a SoundFont that are timed, each with the embedded sound whose room it gets.
  static let acoustic: [(name: String, program: Int, sound: String)] = [
    ("piano", 0, "keys-piano"), ("electric piano", 4, "keys-electric"), ("guitar", 25, "guitar-steel"),
    ("upright bass", 32, "bass-upright"), ("strings", 48, "strings-section"), ("brass", 61, "brass-section"),
    ("saxophone", 65, "saxophone"), ("kit", 128, "kit-acoustic"),
  ]

  /// Sings the same words again and again.
  static var voice: VoiceGenerator {
    VoiceGenerator(lyrics: "Turn the light down low and let the record go", speaker: EspeakSpeaker())
  }

  static func sung(_ seconds: Double) throws -> StemRequest {
    try request(for: "vocal-chop", program: nil, .melody, .s(seconds))
  }

  static func playing(_ sound: String, program: Int? = nil, _ seconds: Double) throws -> StemRequest {
    try request(for: sound, program: program, sound.hasPrefix("kit") ? .drums : .chords, .s(seconds))
  }

  /// Sends so many seconds of noise through an effect.
  static func pass(_ effect: SingleEffect, _ seconds: Double) {
    var (effect, random) = (effect, SeededRandom(Seed(1)))
    let noise = StereoBuffer(mono: (0..<512).map { _ in 0.2 * random.noise() })
    for position in stride(from: 0, to: Int(seconds * SampleRate.standard.value), by: 512) {
      var block = noise
      effect.process(&block, at: position)
    }
  }

  private static func request(
    for sound: String, program: Int?, _ kind: Kind, _ duration: Seconds
  ) throws -> StemRequest {
    let planner = Planner(
      defaults: .init(genre: "house", duration: duration, loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    var brief = Brief()
    brief.duration = duration
    let plan = try planner.plan(title: "bench", brief: brief, style: nil, seed: Seed(1))
    guard let stem = plan.stems.first(where: { (kind == .drums) == ($0.role == .drums) }) else {
      throw ValidationError("the plan has no stem to play \(sound)")
    }
    let part = Part(name: stem.name, role: stem.role, notes: notes(kind, in: plan))
    let score = Score(
      title: "bench", tempo: plan.bpm, meter: plan.meter, key: plan.key, sections: plan.sections, parts: [part])
    return StemRequest(plan: plan, stem: stem.playing(sound, program: program), score: score)
  }

  /// A chord on every half note, drums in eighths, or a melody in quarters, up to the end of the plan.
  private static func notes(_ kind: Kind, in plan: SongPlan) -> [Note] {
    let chord = [Pitch(48), Pitch(55), Pitch(60), Pitch(64)]
    let spacing = kind == .drums ? Beats(1, over: 2) : Beats(kind == .chords ? 2 : 1)
    let seconds = SampleRate.standard.time(of: plan.frames).value
    return (0..<Int(seconds * plan.bpm.quartersPerMinute / 60 / spacing.quarters)).flatMap { step in
      let pitches =
        switch kind {
        case .drums: [DrumNote.allCases[step % DrumNote.allCases.count].pitch]
        case .chords: chord
        case .melody: [chord[step % chord.count]]
        }
      return pitches.map { Note($0, velocity: 0.8, at: spacing * step, for: spacing) }
    }
  }
}
