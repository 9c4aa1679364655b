import Instruments
import Music
import Planning
import Prompt
import Synthesis

/// Who plays which stem: the generator, and for single stems a SoundFont or a voice.
struct Orchestra: Sendable {
  let generator: any StemGenerator
  /// Nil where there is no SoundFont: then the generator plays everything.
  let soundFont: SoundFontGenerator?
  /// Who speaks the lyrics; nil if nobody can.
  let speaker: (any Speaker)?

  /// What the job was made with, as manifests call it.
  var backend: String { generator.name }

  /// The generator for `stem`.
  func player(of stem: StemPlan, singing brief: Brief) -> any StemGenerator {
    if stem.role == .vocals, let lyrics = brief.lyrics, let speaker {
      return VoiceGenerator(lyrics: Lyrics(lyrics).text, language: brief.language, speaker: speaker)
    }
    if let soundFont, soundFont.canPlay(stem) { return soundFont }
    return generator
  }

  /// The names of the stems that the SoundFont plays.
  func acousticStems(of plan: SongPlan) -> [String] {
    plan.stems.filter { soundFont?.canPlay($0) ?? false }.map(\.name)
  }

  /// What a reader should know, in whole sentences.
  func notes(on plan: SongPlan) -> [String] {
    let missed = plan.stems.filter { $0.program != nil && !(soundFont?.canPlay($0) ?? false) }.map(\.name)
    guard !missed.isEmpty else { return [] }
    let stems = missed.joined(separator: ", ")
    guard let soundFont else {
      return [
        "There is no SoundFont, so the engine's own models play \(stems); install timgm6mb-soundfont, or name one in engine.soundfont."
      ]
    }
    return ["The SoundFont \(soundFont.font.name) lacks what \(stems) asks for; the engine's own models play instead."]
  }
}

/// What the manifest says of the SoundFont.
struct SoundFontCredit: Encodable {
  let name: String
  let copyright: String
  /// The stems that it plays.
  let stems: [String]

  /// Nil if it plays nothing.
  init?(_ orchestra: Orchestra, _ plan: SongPlan) {
    stems = orchestra.acousticStems(of: plan)
    guard let font = orchestra.soundFont?.font, !stems.isEmpty else { return nil }
    name = font.name
    copyright = font.copyright
  }
}
