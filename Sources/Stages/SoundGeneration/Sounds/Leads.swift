extension Sound {
  static let leads: [Sound] = [
    Sound(
      "lead-pluck",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, level: 0.8, unison: 2, detune: 8, spread: 0.5),
          .init(waveform: .square, transpose: 12, level: 0.25),
        ],
        amplitude: Envelope(attack: 0.002, decay: 0.55, sustain: 0.1, release: 0.2), cutoff: 700, keyTracking: 0.6,
        resonance: 0.3, sweep: 3, filterEnvelope: Envelope(attack: 0.001, decay: 0.3, sustain: 0, release: 0.2)),
      effects: EffectSettings(
        delay: .init(sixteenths: 3, feedback: 0.4, level: -10),
        reverb: .init(decay: 1.6, damping: 6500, preDelay: 0.02, level: -15, size: 1))),
    Sound(
      "lead-saw",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, level: 1, unison: 7, detune: 15, spread: 0.8),
          .init(waveform: .square, transpose: -12, level: 0.3),
        ],
        amplitude: Envelope(attack: 0.006, decay: 0.5, sustain: 0.75, release: 0.16), cutoff: 3800, keyTracking: 0.6,
        resonance: 0.15, sweep: 0.8, vibrato: .init(), drive: 3),
      effects: EffectSettings(
        delay: .init(sixteenths: 6, feedback: 0.35, level: -11),
        reverb: .init(decay: 1.8, damping: 6500, preDelay: 0.03, level: -15, size: 1.1))),
    Sound(
      "lead-bell",
      FMPatch(
        operators: [
          .init(modulatorRatio: 3.5, index: 1.6, indexDecay: 0.9, pan: -0.2),
          .init(ratio: 2, level: 0.3, modulatorRatio: 7.01, index: 0.8, indexDecay: 0.4, pan: 0.3),
        ],
        amplitude: Envelope(attack: 0.002, decay: 1.6, sustain: 0, release: 0.6)),
      effects: EffectSettings(
        delay: .init(sixteenths: 6, feedback: 0.35, level: -12),
        reverb: .init(decay: 2, damping: 7000, preDelay: 0.02, level: -14, size: 1.1))),
    Sound(
      "lead-flute",
      SubtractivePatch(
        layers: [.init(waveform: .triangle, level: 1), .init(waveform: .sine, transpose: 12, level: 0.2)],
        amplitude: Envelope(attack: 0.06, decay: 0.6, sustain: 0.85, release: 0.18), cutoff: 2400, keyTracking: 0.6,
        resonance: 0.05, vibrato: .init(rate: 5, cents: 14, delay: 0.3)),
      effects: EffectSettings(
        delay: .init(sixteenths: 6, feedback: 0.3, level: -14),
        reverb: .init(decay: 2.2, damping: 6000, preDelay: 0.03, level: -13, size: 1.2))),
  ]
}
