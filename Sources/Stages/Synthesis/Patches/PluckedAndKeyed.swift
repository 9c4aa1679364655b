extension Patch {
  private static func room(_ decay: Double, level: Double = -18) -> Reverb.Settings {
    .init(decay: decay, damping: 6000, preDelay: 0.012, level: level, size: 0.9)
  }

  /// Strings over a skin lose their sound fast, double courses beat; loops after Karplus and Strong, as `StringVoice`.
  static let pluckedStrings: [Patch] = [
    Patch(
      "banjo",
      StringPatch(decay: 0.8, brightness: 0.85, position: 0.09, pluck: 7000, release: 0.05, spread: 0.15),
      effects: EffectSettings(reverb: room(0.7, level: -21))),
    Patch(
      "mandolin",
      StringPatch(decay: 1.3, brightness: 0.82, position: 0.11, pluck: 6500, release: 0.06, spread: 0.25),
      effects: EffectSettings(
        chorus: .init(rate: 0.35, depth: 0.0012, base: 0.007, mix: 0.5), reverb: room(0.9))),
    Patch(
      "dulcimer",
      StringPatch(decay: 2.6, brightness: 0.8, position: 0.12, pluck: 5200, release: 0.8, spread: 0.5),
      effects: EffectSettings(
        chorus: .init(rate: 0.3, depth: 0.001, base: 0.006, mix: 0.4), reverb: room(1.4))),
    Patch(
      "strings-pizzicato",
      StringPatch(decay: 0.8, brightness: 0.35, position: 0.22, pluck: 2200, release: 0.25, spread: 0.5),
      effects: EffectSettings(reverb: room(1.8, level: -14))),
    Patch(
      "bass-pick",
      StringPatch(decay: 2.6, brightness: 0.65, position: 0.1, pluck: 4500, release: 0.05, spread: 0, drive: 4),
      effects: EffectSettings(drive: .init(amount: 7, lowCut: 110, tone: 4200))),
    // Two takes of one part, left and right, through a high-gain amplifier and a closed cabinet.
    Patch(
      "guitar-heavy",
      StringPatch(decay: 3.2, brightness: 0.5, position: 0.1, pluck: 4200, release: 0.025, spread: 0),
      effects: EffectSettings(
        drive: .init(amount: 34, curve: .soft, lowCut: 70, tone: 4300),
        chorus: .init(rate: 0.15, depth: 0.0012, base: 0.014, mix: 0.6), reverb: room(0.6, level: -24))),
    // A bar on the strings slides to each note, a pedal swells it.
    Patch(
      "guitar-pedal",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.5), .init(waveform: .triangle, level: 0.6)],
        amplitude: Envelope(attack: 0.09, decay: 2, sustain: 0.6, release: 0.25), cutoff: 2100, keyTracking: 0.4,
        resonance: 0.1, vibrato: .init(rate: 5.2, cents: 14, delay: 0.3), bend: .init(semitones: -2, time: 0.08),
        glide: 0.09),
      effects: EffectSettings(
        delay: .init(sixteenths: 6, feedback: 0.25, level: -15), reverb: room(1.8, level: -14))),
  ]

  static let moreKeys: [Patch] = [
    // An upright whose strings are a few cents apart.
    Patch(
      "keys-upright",
      ModalPatch(
        modes: pianoModes.map { .init(ratio: $0.ratio, level: $0.level, decay: 0.6 * $0.decay) },
        decayPerOctave: 0.62, release: 0.12, softness: 0.6, stroke: 0.2, strokeBand: 1100, strokeDecay: 0.05,
        spread: 0.3),
      effects: EffectSettings(
        chorus: .init(rate: 0.25, depth: 0.0009, base: 0.008, mix: 0.4), reverb: room(0.9))),
    // Principals at 16′, 8′, 4′, 2⅔′ and 2′ in a church.
    Patch(
      "keys-organ-church",
      SubtractivePatch(
        layers: [
          .init(waveform: .triangle, level: 0.8), .init(waveform: .triangle, transpose: -12, level: 0.35),
          .init(waveform: .reed, transpose: 12, level: 0.4, unison: 2, detune: 3, spread: 0.6),
          .init(waveform: .sine, transpose: 19, level: 0.12), .init(waveform: .triangle, transpose: 24, level: 0.16),
        ],
        amplitude: Envelope(attack: 0.04, decay: 0.1, sustain: 0.95, release: 0.18), cutoff: 6500, keyTracking: 0.2,
        resonance: 0, noise: 0.008),
      effects: EffectSettings(reverb: .init(decay: 4, damping: 5000, preDelay: 0.035, level: -9, size: 1.5))),
    // A tongue of steel that is held at one end, 1 : 6.27 : 17.55 (Fletcher and Rossing, chapter 2).
    Patch(
      "mallet-music-box",
      ModalPatch(
        modes: [
          .init(ratio: 1, level: 1, decay: 1.8), .init(ratio: 6.27, level: 0.12, decay: 0.35),
          .init(ratio: 17.55, level: 0.04, decay: 0.1),
        ],
        stroke: 0.05, strokeBand: 4500, strokeDecay: 0.01, spread: 0.4),
      effects: EffectSettings(reverb: room(1.8, level: -14))),
  ]
}
