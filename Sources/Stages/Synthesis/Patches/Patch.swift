import Audio

/// A patch: how to make a voice for each note, and the effects that all voices pass.
struct Patch: Sendable {
  /// The settings that voices are made from, as far as a version of the sound may change them.
  enum Source: Sendable {
    case subtractive(SubtractivePatch)
    case frequencyModulation(FMPatch)
    case modal(ModalPatch)
    case string(StringPatch)
    case growl(GrowlVoice.Settings)
    case kit(DrumKit)
    /// Anything else, with the voice that it makes of a note.
    case voice(@Sendable (NoteOn) -> any Voice)
  }

  let name: String
  let source: Source
  let effects: EffectSettings
  /// True if it plays one note at a time and slides between bound ones.
  let isMonophonic: Bool
  /// True if a repeated note stops what still rings of it, as on a piano or a bell.
  let isStruck: Bool

  init(
    _ name: String, from source: Source, effects: EffectSettings = EffectSettings(), isMonophonic: Bool = false,
    isStruck: Bool = false
  ) {
    self.name = name
    self.source = source
    self.effects = effects
    self.isMonophonic = isMonophonic
    self.isStruck = isStruck
  }

  /// The voice of a note.
  func voice(_ note: NoteOn) -> any Voice {
    switch source {
    case .subtractive(let patch): SubtractiveVoice(patch, note)
    case .frequencyModulation(let patch): FMVoice(patch, note)
    case .modal(let patch): ModalVoice(patch, note)
    case .string(let patch): StringVoice(patch, note)
    case .growl(let settings): GrowlVoice(settings, note)
    case .kit(let kit): kit.voice(note)
    case .voice(let make): make(note)
    }
  }
}

extension Patch {
  init(
    _ name: String, effects: EffectSettings = EffectSettings(), isMonophonic: Bool = false, isStruck: Bool = false,
    voice: @escaping @Sendable (NoteOn) -> any Voice
  ) {
    self.init(name, from: .voice(voice), effects: effects, isMonophonic: isMonophonic, isStruck: isStruck)
  }

  init(_ name: String, _ patch: SubtractivePatch, effects: EffectSettings = EffectSettings()) {
    self.init(name, from: .subtractive(patch), effects: effects, isMonophonic: patch.glide != nil)
  }

  init(_ name: String, _ patch: FMPatch, effects: EffectSettings = EffectSettings()) {
    self.init(name, from: .frequencyModulation(patch), effects: effects, isStruck: patch.amplitude.attack < 0.05)
  }

  init(_ name: String, _ patch: ModalPatch, effects: EffectSettings = EffectSettings()) {
    self.init(name, from: .modal(patch), effects: effects, isStruck: true)
  }

  init(_ name: String, _ patch: StringPatch, effects: EffectSettings = EffectSettings()) {
    self.init(name, from: .string(patch), effects: effects, isStruck: true)
  }

  init(_ name: String, _ growl: GrowlVoice.Settings, effects: EffectSettings = EffectSettings()) {
    self.init(name, from: .growl(growl), effects: effects, isMonophonic: true)
  }
}
