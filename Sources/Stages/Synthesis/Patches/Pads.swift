extension Patch {
  /// Four notes at a time would be 28 oscillators with a full supersaw; five each are enough in a mix.
  private static func pad(
    _ name: String, waveform: OscillatorWaveform = .saw, cutoff: Double, attack: Double, release: Double,
    detune: Double = 14,
    unison: Int = 5, hall: Double, damping: Double = 5000
  ) -> Patch {
    Patch(
      name,
      SubtractivePatch(
        layers: [.init(waveform: waveform, level: 1, unison: unison, detune: detune, spread: 1)],
        amplitude: Envelope(attack: attack, decay: 2, sustain: 0.85, release: release), cutoff: cutoff,
        keyTracking: 0.3,
        resonance: 0.1, wobble: .init(rates: [0.0625, 0.03125], depth: 0.5)),
      effects: EffectSettings(
        chorus: .init(rate: 0.4, depth: 0.003, base: 0.014, mix: 0.5),
        reverb: .init(decay: hall, damping: damping, preDelay: 0.03, level: -12, size: 1.3)))
  }

  static let pads: [Patch] = [
    pad("pad-warm", cutoff: 2100, attack: 0.5, release: 0.9, hall: 2.6),
    pad("pad-dark", cutoff: 950, attack: 0.6, release: 1.2, detune: 18, hall: 3.2),
    pad("pad-wide", cutoff: 4800, attack: 1.4, release: 1.8, detune: 12, unison: 3, hall: 5, damping: 8000),
    pad("pad-strings", cutoff: 3600, attack: 0.35, release: 0.7, detune: 9, hall: 2.2, damping: 7000),
    pad("pad-super", cutoff: 4200, attack: 0.05, release: 0.4, detune: 26, hall: 2.4),
    pad("pad-analog", waveform: .pulse, cutoff: 1700, attack: 0.4, release: 0.9, detune: 11, hall: 2.6),
    Patch(
      "pad-brass",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: 5, detune: 10, spread: 0.8)],
        amplitude: Envelope(attack: 0.06, decay: 0.8, sustain: 0.8, release: 0.3), cutoff: 700, keyTracking: 0.4,
        resonance: 0.15, sweep: 2,
        filterEnvelope: Envelope(attack: 0.14, decay: 0.9, sustain: 0.5, release: 0.3)),
      effects: EffectSettings(
        chorus: .init(rate: 0.5, depth: 0.0025, base: 0.012, mix: 0.4),
        reverb: .init(decay: 2.2, damping: 5500, preDelay: 0.02, level: -13, size: 1.2))),
    Patch(
      "pad-glass",
      FMPatch(
        operators: [
          .init(modulatorRatio: 2, index: 1.1, indexDecay: 3, indexSustain: 0.4, pan: -0.6),
          .init(ratio: 1.004, modulatorRatio: 3.01, index: 0.7, indexDecay: 4, indexSustain: 0.4, pan: 0.6),
          .init(ratio: 2.002, level: 0.3, modulatorRatio: 1, index: 0.8, indexDecay: 5, indexSustain: 0.5, pan: 0.2),
        ],
        amplitude: Envelope(attack: 0.7, decay: 3, sustain: 0.8, release: 0.9)),
      effects: EffectSettings(
        chorus: .init(rate: 0.3, depth: 0.003, base: 0.014, mix: 0.5),
        reverb: .init(decay: 4, damping: 5500, preDelay: 0.04, level: -10, size: 1.4))),
    Patch(
      "pad-gated",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: 5, detune: 18, spread: 1)],
        amplitude: Envelope(attack: 0.02, decay: 1, sustain: 0.9, release: 0.2), cutoff: 2600, keyTracking: 0.3,
        resonance: 0.2, liveliness: 2.2),
      effects: EffectSettings(
        phaser: .init(rate: 0.12), gate: .init(), delay: .init(sixteenths: 3, feedback: 0.35, level: -13),
        reverb: .init(decay: 2.4, damping: 6000, preDelay: 0.03, level: -14, size: 1.2))),
  ]
}
