extension Sound {
  private static func choir(_ name: String, _ mouth: Mouth.Settings, attack: Double) -> Sound {
    Sound(
      name,
      SubtractivePatch(
        layers: [.init(waveform: .glottis, level: 1, unison: 4, detune: 11, spread: 0.9)],
        amplitude: Envelope(attack: attack, decay: 1, sustain: 0.9, release: 0.45), cutoff: 7000, resonance: 0,
        vibrato: .init(rate: 5.3, cents: 14, delay: 0.35), bend: .init(semitones: -0.6, time: 0.07), noise: 0.04),
      effects: EffectSettings(
        mouth: mouth, chorus: .init(rate: 0.5, depth: 0.003, base: 0.016, mix: 0.6),
        reverb: .init(decay: 2.8, damping: 6000, preDelay: 0.03, level: -11, size: 1.3)))
  }

  static let choirs: [Sound] = [
    choir("choir-aah", .init(vowels: [.a]), attack: 0.16),
    choir("choir-ooh", .init(vowels: [.u, .o], quarters: 16), attack: 0.22),
    choir("choir-low", .init(voice: .tenor, vowels: [.a, .o], quarters: 16), attack: 0.2),
    Sound(
      "vocal-chop",
      effects: EffectSettings(
        delay: .init(sixteenths: 6, feedback: 0.35, level: -11),
        reverb: .init(decay: 1.8, damping: 7000, preDelay: 0.02, level: -14, size: 1))
    ) { ChopVoice(.init(), $0) },
    Sound(
      "vocal-low",
      effects: EffectSettings(
        delay: .init(sixteenths: 3, feedback: 0.4, level: -12),
        reverb: .init(decay: 2.2, damping: 5000, preDelay: 0.02, level: -13, size: 1.1))
    ) { ChopVoice(.init(vowels: [.o, .u, .a], shift: 0.85), $0) },
  ]
}
