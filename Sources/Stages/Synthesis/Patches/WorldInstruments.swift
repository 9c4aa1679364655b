extension Patch {
  private static let chamber = Reverb.Settings(decay: 1.8, damping: 6000, preDelay: 0.02, level: -15, size: 1)
  /// A spring in a tank, as guitar amplifiers and Jamaican studios have it: dark and dense.
  private static let spring = Reverb.Settings(decay: 1.6, damping: 3400, preDelay: 0.03, level: -15, size: 0.7)

  static let worldPlucked: [Patch] = [
    Patch(
      "guitar-skank",
      StringPatch(decay: 0.9, brightness: 0.7, position: 0.11, pluck: 5200, release: 0.025, spread: 0.15),
      effects: EffectSettings(drive: .init(amount: 3, lowCut: 150, tone: 4800), reverb: spring)),
    Patch(
      "guitar-cavaquinho",
      StringPatch(decay: 1.5, brightness: 0.82, position: 0.16, pluck: 7500, release: 0.04, spread: 0.2),
      effects: EffectSettings(reverb: .init(decay: 0.8, damping: 6500, preDelay: 0.008, level: -19, size: 0.7))),
    Patch(
      "guitar-highlife",
      StringPatch(decay: 2, brightness: 0.75, position: 0.12, pluck: 6000, release: 0.05, spread: 0.2),
      effects: EffectSettings(
        drive: .init(amount: 2, lowCut: 120, tone: 6500),
        chorus: .init(rate: 0.5, depth: 0.0015, base: 0.009, mix: 0.3),
        delay: .init(sixteenths: 3, feedback: 0.2, level: -20), reverb: spring)),
    // The bridge of a sitar is a flat bone on which the string grazes; its buzz lies above the first few harmonics.
    Patch(
      "sitar",
      StringPatch(decay: 6, brightness: 0.93, position: 0.06, pluck: 9000, release: 0.35, spread: 0.2),
      effects: EffectSettings(
        drive: .init(amount: 16, curve: .hard, lowCut: 900, tone: 9000, mix: 0.55),
        phaser: .init(rate: 0.25, low: 900, high: 3400, feedback: 0.35, mix: 0.3), reverb: chamber)),
    Patch(
      "tanpura",
      StringPatch(decay: 11, brightness: 0.95, position: 0.04, pluck: 5000, release: 1.6, spread: 0.6),
      effects: EffectSettings(
        drive: .init(amount: 12, lowCut: 700, tone: 7000, mix: 0.5),
        phaser: .init(rate: 0.16, low: 500, high: 3800, feedback: 0.5, mix: 0.5),
        reverb: .init(decay: 2.8, damping: 5500, preDelay: 0.02, level: -12, size: 1.3))),
    Patch(
      "koto",
      StringPatch(decay: 2.8, brightness: 0.72, position: 0.09, pluck: 6500, release: 0.5, spread: 0.4),
      effects: EffectSettings(reverb: chamber)),
    Patch(
      "steel-pan",
      // A note of a pan is tuned with its octave and its twelfth (Fletcher and Rossing, chapter 20).
      ModalPatch(
        modes: [
          .init(ratio: 1, level: 1, decay: 1.5), .init(ratio: 2, level: 0.55, decay: 1.1),
          .init(ratio: 3.01, level: 0.25, decay: 0.7), .init(ratio: 4.02, level: 0.14, decay: 0.5),
          .init(ratio: 5.6, level: 0.06, decay: 0.25),
        ],
        release: 0.6, stroke: 0.08, strokeBand: 2600, strokeDecay: 0.02, tremolo: 6.2, tremoloDepth: 0.12, spread: 0.4),
      effects: EffectSettings(reverb: chamber)),
  ]

  static let worldWinds: [Patch] = [
    Patch(
      "shakuhachi",
      SubtractivePatch(
        layers: [.init(waveform: .sine, level: 0.9), .init(waveform: .reed, level: 0.22)],
        amplitude: Envelope(attack: 0.09, decay: 0.5, sustain: 0.8, release: 0.25), cutoff: 3800, keyTracking: 0.5,
        resonance: 0.1, sweep: 0.5, filterEnvelope: Envelope(attack: 0.05, decay: 0.4, sustain: 0.4, release: 0.2),
        vibrato: .init(rate: 4.6, cents: 26, delay: 0.4), bend: .init(semitones: -0.9, time: 0.07), glide: 0.08,
        noise: 0.16),
      effects: EffectSettings(reverb: .init(decay: 2.8, damping: 6000, preDelay: 0.03, level: -11, size: 1.3))),
    Patch(
      "erhu",
      SubtractivePatch(
        layers: [.init(waveform: .reed, level: 0.8), .init(waveform: .saw, level: 0.25)],
        amplitude: Envelope(attack: 0.09, decay: 0.5, sustain: 0.9, release: 0.2), cutoff: 2600, keyTracking: 0.5,
        resonance: 0.3, sweep: 0.5, vibrato: .init(rate: 5.8, cents: 24, delay: 0.15),
        bend: .init(semitones: -0.6, time: 0.05), glide: 0.1, noise: 0.02),
      effects: EffectSettings(reverb: .init(decay: 2.4, damping: 6000, preDelay: 0.025, level: -13, size: 1.2))),
    Patch(
      "melodica",
      SubtractivePatch(
        layers: [.init(waveform: .reed, level: 0.7), .init(waveform: .pulse, level: 0.3, unison: 2, detune: 5)],
        amplitude: Envelope(attack: 0.03, decay: 0.3, sustain: 0.85, release: 0.08), cutoff: 3000, keyTracking: 0.5,
        resonance: 0.1, vibrato: .init(rate: 5, cents: 9, delay: 0.35), bend: .init(semitones: -0.3, time: 0.03),
        glide: 0.03, noise: 0.03),
      effects: EffectSettings(delay: .init(sixteenths: 6, feedback: 0.45, level: -10), reverb: spring)),
    Patch("accordion", reeds(detune: 9, attack: 0.025), effects: EffectSettings(reverb: chamber)),
    Patch("harmonium", reeds(detune: 5, attack: 0.07), effects: EffectSettings(reverb: chamber)),
  ]

  /// Free reeds in pairs that beat.
  private static func reeds(detune: Double, attack: Double) -> SubtractivePatch {
    SubtractivePatch(
      layers: [
        .init(waveform: .reed, level: 0.7, unison: 2, detune: detune, spread: 0.4),
        .init(waveform: .pulse, level: 0.25), .init(waveform: .reed, transpose: 12, level: 0.2),
      ],
      amplitude: Envelope(attack: attack, decay: 0.3, sustain: 0.9, release: 0.07), cutoff: 4200, keyTracking: 0.4,
      resonance: 0.05, noise: 0.015)
  }
}
