extension Patch {
  static let keys: [Patch] = [
    Patch(
      "stab-organ",
      SubtractivePatch(
        layers: [
          .init(waveform: .sine, level: 1), .init(waveform: .sine, transpose: 12, level: 0.55),
          .init(waveform: .sine, transpose: 19, level: 0.18),
          .init(waveform: .saw, level: 0.22, unison: 2, detune: 7, spread: 0.8),
        ],
        amplitude: Envelope(attack: 0.003, decay: 0.4, sustain: 0.35, release: 0.12), cutoff: 2200, resonance: 0.1,
        sweep: 1.2),
      effects: EffectSettings(
        chorus: .init(rate: 0.7, depth: 0.002, base: 0.009, mix: 0.4),
        delay: .init(sixteenths: 3, feedback: 0.3, level: -17),
        reverb: .init(decay: 1.1, damping: 5500, preDelay: 0.012, level: -17, size: 0.8))),
    Patch(
      "stab-saw",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: 5, detune: 16, spread: 0.9)],
        amplitude: Envelope(attack: 0.004, decay: 0.6, sustain: 0.6, release: 0.15), cutoff: 2600, resonance: 0.15,
        sweep: 1.5, filterEnvelope: Envelope(attack: 0.001, decay: 0.35, sustain: 0.2, release: 0.1)),
      effects: EffectSettings(reverb: .init(decay: 1.6, damping: 6000, preDelay: 0.02, level: -16, size: 1))),
    Patch(
      "keys-house",
      FMPatch(
        operators: [
          .init(modulatorRatio: 1, index: 2.2, indexDecay: 2.5, indexSustain: 0.3, pan: -0.25),
          .init(ratio: 2.005, level: 0.35, modulatorRatio: 3, index: 1.6, indexDecay: 1, pan: 0.3),
          .init(ratio: 1, level: 0.25, modulatorRatio: 7, index: 0.7, indexDecay: 0.12, indexSustain: 0),
        ],
        amplitude: Envelope(attack: 0.002, decay: 1.6, sustain: 0.12, release: 0.22)),
      effects: EffectSettings(reverb: .init(decay: 1.2, damping: 6500, preDelay: 0.012, level: -17, size: 0.8))),
    Patch(
      "keys-electric",
      FMPatch(
        operators: [
          .init(modulatorRatio: 1, index: 2.2, indexDecay: 4, indexSustain: 0.4, pan: -0.2),
          .init(level: 0.45, modulatorRatio: 14, index: 0.6, indexDecay: 0.8, indexSustain: 0, pan: 0.25),
          .init(ratio: 2, level: 0.18, modulatorRatio: 1, index: 1.2, indexDecay: 3, indexSustain: 0.3, pan: 0.1),
        ],
        amplitude: Envelope(attack: 0.003, decay: 4.5, sustain: 0.15, release: 0.3)),
      effects: EffectSettings(
        chorus: .init(rate: 0.8, depth: 0.0018, base: 0.01, mix: 0.35),
        reverb: .init(decay: 1.3, damping: 5000, preDelay: 0.015, level: -18, size: 0.9))),
    Patch(
      "keys-glass",
      FMPatch(
        operators: [
          .init(modulatorRatio: 3.5, index: 1.2, indexDecay: 2.5, pan: -0.4),
          .init(ratio: 2, level: 0.4, modulatorRatio: 5.02, index: 0.5, indexDecay: 1.5, pan: 0.4),
          .init(ratio: 0.5, level: 0.35, modulatorRatio: 1, index: 0.4, indexDecay: 4),
        ],
        amplitude: Envelope(attack: 0.02, decay: 6, sustain: 0.1, release: 1.8)),
      effects: EffectSettings(
        delay: .init(sixteenths: 6, feedback: 0.45, level: -12),
        reverb: .init(decay: 4.5, damping: 5000, preDelay: 0.04, level: -9, size: 1.5))),
    Patch(
      "keys-organ",
      SubtractivePatch(
        layers: [.init(waveform: .drawbars, transpose: -12, level: 1)],
        amplitude: Envelope(attack: 0.004, decay: 0.1, sustain: 0.95, release: 0.05), cutoff: 6000, resonance: 0,
        noise: 0.01),
      effects: EffectSettings(
        drive: .init(amount: 4, lowCut: 80, tone: 7000), phaser: .init(rate: 0.9, low: 500, high: 2500, feedback: 0.1),
        reverb: .init(decay: 1.4, damping: 5500, preDelay: 0.015, level: -16, size: 1))),
    Patch(
      "keys-clav",
      StringPatch(decay: 1.6, brightness: 0.85, position: 0.09, pluck: 7000, release: 0.03, spread: 0.2, drive: 4),
      effects: EffectSettings(
        phaser: .init(rate: 0.35, low: 400, high: 2200, feedback: 0.5, mix: 0.5),
        reverb: .init(decay: 0.7, damping: 6000, preDelay: 0.008, level: -21, size: 0.7))),
    Patch(
      "stab-rave",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, level: 0.8, unison: 3, detune: 14, spread: 0.8),
          .init(waveform: .square, transpose: -12, level: 0.3),
        ],
        amplitude: Envelope(attack: 0.002, decay: 0.35, sustain: 0.3, release: 0.1), cutoff: 3400, resonance: 0.2,
        sweep: 1, filterEnvelope: Envelope(attack: 0.001, decay: 0.25, sustain: 0.2, release: 0.1)),
      effects: EffectSettings(
        drive: .init(amount: 6, lowCut: 200, tone: 9000), delay: .init(sixteenths: 3, feedback: 0.3, level: -15),
        reverb: .init(decay: 1.5, damping: 6000, preDelay: 0.02, level: -14, size: 1))),
    Patch(
      "stab-dub",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: 3, detune: 9, spread: 0.6)],
        amplitude: Envelope(attack: 0.003, decay: 0.3, sustain: 0.1, release: 0.12), cutoff: 900, keyTracking: 0.3,
        resonance: 0.35, sweep: 1.2),
      effects: EffectSettings(
        delay: .init(sixteenths: 3, feedback: 0.62, level: -6),
        reverb: .init(decay: 3, damping: 3500, preDelay: 0.02, level: -10, size: 1.3))),
  ]
}
