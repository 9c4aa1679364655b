extension Sound {
  static let drumKits: [Sound] = electronicKits + brokenKits + acousticKits

  /// A kit behind its effects.
  static func kit(_ name: String, _ kit: DrumKit, _ effects: EffectSettings) -> Sound {
    Sound(name, effects: effects) { kit.voice($0) }
  }

  /// A room for drums; a larger one answers later.
  static func room(_ decay: Double, _ damping: Double, level: Double, size: Double) -> Reverb.Settings {
    .init(decay: decay, damping: damping, preDelay: 0.003 + 0.005 * size, level: level, size: size)
  }
}
