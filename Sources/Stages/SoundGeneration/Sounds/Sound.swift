import Signal

/// How a stem sounds: a voice for each note, and the effects that all of them pass.
struct Sound: Sendable {
  let name: String
  let effects: EffectSettings
  let voice: @Sendable (NoteOn) -> any Voice

  init(_ name: String, effects: EffectSettings = EffectSettings(), voice: @escaping @Sendable (NoteOn) -> any Voice) {
    self.name = name
    self.effects = effects
    self.voice = voice
  }

  init(_ name: String, _ patch: SubtractivePatch, effects: EffectSettings = EffectSettings()) {
    self.init(name, effects: effects) { SubtractiveVoice(patch, $0) }
  }

  init(_ name: String, _ patch: FMPatch, effects: EffectSettings = EffectSettings()) {
    self.init(name, effects: effects) { FMVoice(patch, $0) }
  }
}

/// All sounds, by the names that genres use.
public enum SoundLibrary {
  private static let all =
    Sound.drumKits + Sound.electronicKits + Sound.acousticKits + Sound.basses + Sound.genreBasses + Sound.keys
    + Sound.pads + Sound.leads + Sound.bandSounds + Sound.transitions

  /// The names of all sounds.
  public static var names: [String] { all.map(\.name) }

  static func sound(named name: String) -> Sound? { all.first { $0.name == name } }
}
