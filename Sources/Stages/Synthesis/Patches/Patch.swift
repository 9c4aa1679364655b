import Audio

/// A patch: how to make a voice for each note, and the effects that all voices pass.
struct Patch: Sendable {
  let name: String
  let effects: EffectSettings
  /// True if it plays one note at a time and slides between bound ones.
  let isMonophonic: Bool
  /// True if a repeated note stops what still rings of it, as on a piano or a bell.
  let isStruck: Bool
  let voice: @Sendable (NoteOn) -> any Voice

  init(
    _ name: String, effects: EffectSettings = EffectSettings(), isMonophonic: Bool = false, isStruck: Bool = false,
    voice: @escaping @Sendable (NoteOn) -> any Voice
  ) {
    self.name = name
    self.effects = effects
    self.isMonophonic = isMonophonic
    self.isStruck = isStruck
    self.voice = voice
  }

  init(_ name: String, _ patch: SubtractivePatch, effects: EffectSettings = EffectSettings()) {
    self.init(name, effects: effects, isMonophonic: patch.glide != nil) { SubtractiveVoice(patch, $0) }
  }

  init(_ name: String, _ patch: FMPatch, effects: EffectSettings = EffectSettings()) {
    self.init(name, effects: effects, isStruck: patch.amplitude.attack < 0.05) { FMVoice(patch, $0) }
  }

  init(_ name: String, _ patch: ModalPatch, effects: EffectSettings = EffectSettings()) {
    self.init(name, effects: effects, isStruck: true) { ModalVoice(patch, $0) }
  }

  init(_ name: String, _ patch: StringPatch, effects: EffectSettings = EffectSettings()) {
    self.init(name, effects: effects, isStruck: true) { StringVoice(patch, $0) }
  }

  init(_ name: String, _ growl: GrowlVoice.Settings, effects: EffectSettings = EffectSettings()) {
    self.init(name, effects: effects, isMonophonic: true) { GrowlVoice(growl, $0) }
  }
}
