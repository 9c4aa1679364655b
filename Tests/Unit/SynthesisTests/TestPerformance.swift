import Audio
import Music
import Planning
import Prompt

@testable import Synthesis

/// Single notes and short stems, played by patches, dry or with their effects.
enum TestPerformance {
  /// A note of `seconds` at any frequency.
  static func note(
    _ pitch: Int, frequency: Double? = nil, velocity: Double = 0.8, seconds: Double = 1, at frame: Int = 0,
    struckAgain: Int? = nil, seed: UInt64 = 11
  ) -> NoteOn {
    NoteOn(
      pitch: Pitch(pitch), frequency: frequency ?? Pitch(pitch).frequency, velocity: velocity, frame: frame,
      held: Int(seconds * 48_000), struckAgain: struckAgain, energy: 0.75, glideFrom: nil, quartersPerSecond: 2,
      seed: Seed(seed))
  }

  /// A note alone without effects, from the start of the track until it has died away.
  static func play(_ sound: Patch, _ note: NoteOn, atMost seconds: Double = 14) -> StereoBuffer {
    play(sound.voice(note), note, atMost: seconds)
  }

  static func play(_ voice: any Voice, _ note: NoteOn, atMost seconds: Double = 14) -> StereoBuffer {
    var playing = PlayingVoice(voice, note)
    var mix = VoiceMix(frames: 512)
    var buffer = StereoBuffer(frames: 0)
    while buffer.frames < Int(seconds * 48_000), !playing.isFinished {
      playing.render(into: &mix)
      buffer.append(mix.next())
    }
    buffer.append(mix.next())
    return buffer
  }

  /// A plan of `seconds` in which `sound` has the notes of `part`.
  static func request(_ sound: String, seconds: Double, _ part: (StemPlan) -> Part) throws -> StemRequest {
    let planner = Planner(defaults: .init(genre: "house", duration: .s(60), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    var brief = Brief()
    brief.duration = .s(seconds)
    let plan = try planner.plan(title: "test", brief: brief, style: nil, seed: Seed(3))
    let isKit = sound.hasPrefix("kit")
    let stem = (plan.stems.first { isKit == ($0.role == .drums) } ?? plan.stems[0]).playing(sound)
    let score = Score(
      title: "test", tempo: plan.bpm, meter: plan.meter, key: plan.key, sections: plan.sections, parts: [part(stem)])
    return StemRequest(plan: plan, stem: stem, score: score)
  }

  /// A short phrase in the first two bars, then nothing: every drum of a kit, all transitions, or a broken chord.
  static func phrase(_ stem: StemPlan) -> Part {
    let pitches =
      if stem.sound.hasPrefix("kit") {
        DrumNote.allCases.map(\.pitch)
      } else if stem.sound == "effects" {
        EffectNote.allCases.map { Pitch($0.rawValue) }
      } else {
        [40, 52, 59, 64, 52, 52, 71].map { Pitch($0) }
      }
    let notes = pitches.enumerated().map { step, pitch in
      Note(pitch, velocity: 0.8, at: Beats(step, over: 2), for: Beats(3, over: 4))
    }
    return Part(name: stem.name, role: stem.role, notes: notes)
  }

  /// The whole stem of a request.
  static func render(_ request: StemRequest) throws -> StereoBuffer {
    let sound = PatchLibrary.patch(named: request.stem.sound)
    guard let sound else { return StereoBuffer(frames: 0) }
    var renderer = StemRenderer(request: request, patch: sound)
    var buffer = StereoBuffer(frames: 0)
    while let block = renderer.nextBlock() { buffer.append(block) }
    return buffer
  }
}

extension StereoBuffer {
  mutating func append(_ other: StereoBuffer) {
    left += other.left
    right += other.right
  }
}
