import Music

extension Patch {
  static let transitions: [Patch] = [
    Patch(
      "effects",
      effects: EffectSettings(reverb: .init(decay: 2.6, damping: 7000, preDelay: 0.02, level: -12, size: 1.3))
    ) { note in
      switch EffectNote(rawValue: note.pitch.note) {
      case .riser:
        SweepVoice(.init(from: 250, to: 9000, fromDb: -30, toDb: -8, tone: 0.25, toneSemitones: 24, pulses: 4), note)
      case .downlifter:
        SweepVoice(.init(from: 7000, to: 250, fromDb: -12, toDb: -36), note)
      case .sweep:
        SweepVoice(.init(from: 900, to: 6000, fromDb: -34, toDb: -16), note)
      case .impact, nil:
        KickVoice(.init(body: 32, start: 110, fall: 0.12, decay: 1.6, click: 0.8, drive: 2, level: 0.7), note)
      }
    },
    Patch(
      "effects-air",
      effects: EffectSettings(reverb: .init(decay: 5, damping: 9000, preDelay: 0.04, level: -8, size: 1.5))
    ) { note in
      SweepVoice(.init(from: 1500, to: 7500, fromDb: -22, toDb: -18, swells: true), note)
    },
    Patch("texture-vinyl") { TextureVoice(.init(), $0) },
  ]
}
