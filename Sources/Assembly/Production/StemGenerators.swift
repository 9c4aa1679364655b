import Instruments
import Music
import Planning
import Prompt
import Samples
import Synthesis

/// The generators of an installation, and the choice among them for each stem.
struct StemGenerators: Sendable {
  /// Plays everything that the others do not.
  let generator: any StemGenerator
  /// The owner's sounds, which play the stems that name them; nil where there are none.
  private(set) var sounds: SoundLibrary?
  /// Plays the stems that name a program of its SoundFont; nil where there is none.
  let soundFont: SoundFontGenerator?
  /// Says the lyrics for the singing voice; nil where nothing can.
  let speaker: (any Speaker)?

  /// The same with sounds as they are now.
  func reopened() -> StemGenerators {
    var generators = self
    generators.sounds = sounds?.reopened()
    return generators
  }

  /// The name of the generator of everything else, as manifests give it.
  var backend: String { generator.name }

  /// The generator of `stem`, which sings the lyrics of `brief` if it is the vocals.
  func generator(of stem: StemPlan, singing brief: Brief) -> any StemGenerator {
    if stem.role == .vocals, let lyrics = brief.lyrics, let speaker {
      return VoiceGenerator(lyrics: Lyrics(lyrics).text, language: brief.language, speaker: speaker)
    }
    if let sampled = sampled(stem) { return sampled }
    if let soundFont, soundFont.canPlay(stem) { return soundFont }
    return generator
  }

  /// The names of the stems that the SoundFont plays.
  func acousticStems(of plan: SongPlan) -> [String] {
    plan.stems.filter { isAcoustic($0) && soundFont?.canPlay($0) ?? false }.map(\.name)
  }

  /// True if it names a program and no sound of the owner's plays it.
  private func isAcoustic(_ stem: StemPlan) -> Bool {
    stem.program != nil && (stem.samples == nil || sampled(stem) == nil)
  }

  /// The stems that no SoundFont plays though they ask for one, in whole sentences.
  func notes(on plan: SongPlan) -> [String] {
    let missed = plan.stems.filter { isAcoustic($0) && !(soundFont?.canPlay($0) ?? false) }.map(\.name)
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

extension StemGenerators {
  /// The origin of the sound, and the part of trained models in it, in whole sentences.
  func provenance(of attempt: PlannedAttempt) -> String {
    let models =
      attempt.reader.parser == .model
      ? "No trained models but \(attempt.reader.model ?? "a language model"), which read the prompt, took part."
      : "No trained models took part."
    if let made = attempt.clipProvenance { return made }
    let own = sampledStems(of: attempt.plan)
    let samples = own.isEmpty ? "" : "\(own.joined(separator: ", ")) played on the owner's own sounds"
    guard let credit = SoundFontCredit(self, attempt.plan) else {
      return own.isEmpty
        ? "Composed and synthesised by rules: no recordings and no samples. " + models
        : "Composed by rules; \(samples), the rest synthesised. " + models
    }
    let rights = credit.copyright.isEmpty ? "" : " (\(credit.copyright))"
    return
      "Composed by rules; \(credit.stems.joined(separator: ", ")) played on the samples of \(credit.name)\(rights), "
      + (own.isEmpty ? "" : samples + ", ") + "the rest synthesised. " + models
  }
}

/// The manifest's credit of the SoundFont.
struct SoundFontCredit: Encodable {
  let name: String
  let copyright: String
  /// The stems that it plays.
  let stems: [String]

  /// Nil if it plays nothing.
  init?(_ generators: StemGenerators, _ plan: SongPlan) {
    stems = generators.acousticStems(of: plan)
    guard let font = generators.soundFont?.font, !stems.isEmpty else { return nil }
    name = font.name
    copyright = font.copyright
  }
}
