extension Patch {
  static let leads: [Patch] = [
    Patch(
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
    Patch(
      "lead-saw",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, level: 1, unison: 7, detune: 15, spread: 0.8),
          .init(waveform: .square, transpose: -12, level: 0.3),
        ],
        amplitude: Envelope(attack: 0.006, decay: 0.5, sustain: 0.75, release: 0.16), cutoff: 3800, keyTracking: 0.6,
        resonance: 0.15, sweep: 0.8, vibrato: .init(), glide: 0.04),
      effects: EffectSettings(
        delay: .init(sixteenths: 6, feedback: 0.35, level: -11),
        reverb: .init(decay: 1.8, damping: 6500, preDelay: 0.03, level: -15, size: 1.1))),
    Patch(
      "lead-bell",
      FMPatch(
        operators: [
          .init(modulatorRatio: 3.5, index: 2.1, indexDecay: 1.1, pan: -0.2),
          .init(ratio: 2, level: 0.4, modulatorRatio: 7.01, index: 1, indexDecay: 0.4, pan: 0.3),
        ],
        amplitude: Envelope(attack: 0.002, decay: 1.6, sustain: 0, release: 0.6)),
      effects: EffectSettings(
        delay: .init(sixteenths: 6, feedback: 0.35, level: -12),
        reverb: .init(decay: 2, damping: 7000, preDelay: 0.02, level: -14, size: 1.1))),
    Patch(
      "lead-flute",
      SubtractivePatch(
        layers: [
          .init(waveform: .triangle, level: 0.9), .init(waveform: .reed, level: 0.3),
          .init(waveform: .sine, transpose: 12, level: 0.25),
        ],
        amplitude: Envelope(attack: 0.05, decay: 0.6, sustain: 0.85, release: 0.18), cutoff: 6000, keyTracking: 0.5,
        resonance: 0.05, vibrato: .init(rate: 5, cents: 14, delay: 0.3), noise: 0.05),
      effects: EffectSettings(
        delay: .init(sixteenths: 6, feedback: 0.3, level: -14),
        reverb: .init(decay: 2.2, damping: 6000, preDelay: 0.03, level: -13, size: 1.2))),
    Patch(
      "lead-super",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, level: 0.8, unison: 7, detune: 24, spread: 0.9),
          .init(waveform: .saw, transpose: 12, level: 0.45, unison: 3, detune: 20, spread: 0.9),
          .init(waveform: .saw, transpose: -12, level: 0.35, unison: 2, detune: 9, spread: 0.3),
        ],
        amplitude: Envelope(attack: 0.004, decay: 0.6, sustain: 0.75, release: 0.25), cutoff: 5200, keyTracking: 0.4,
        resonance: 0.1, sweep: 0.8, vibrato: .init(rate: 5.2, cents: 8, delay: 0.4)),
      effects: EffectSettings(
        delay: .init(sixteenths: 6, feedback: 0.35, level: -12),
        reverb: .init(decay: 2.2, damping: 7000, preDelay: 0.03, level: -14, size: 1.2))),
    Patch(
      "lead-hoover",
      SubtractivePatch(
        layers: [
          .init(waveform: .pulse, level: 0.7, unison: 3, detune: 22, spread: 0.7),
          .init(waveform: .saw, transpose: -12, level: 0.6, unison: 3, detune: 16, spread: 0.5),
          .init(waveform: .square, transpose: -24, level: 0.3),
        ],
        amplitude: Envelope(attack: 0.01, decay: 0.5, sustain: 0.85, release: 0.12), cutoff: 3600, keyTracking: 0.3,
        resonance: 0.2, wobble: .init(rates: [0.5], depth: 0.3), bend: .init(semitones: -5, time: 0.05), glide: 0.08),
      effects: EffectSettings(
        chorus: .init(rate: 0.9, depth: 0.003, base: 0.008, mix: 0.6),
        reverb: .init(decay: 1.6, damping: 6000, preDelay: 0.02, level: -15, size: 1))),
    Patch(
      "lead-screech",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.7), .init(waveform: .square, transpose: 12, level: 0.5)],
        amplitude: Envelope(attack: 0.003, decay: 0.3, sustain: 0.85, release: 0.05), filter: .ladder, cutoff: 1500,
        keyTracking: 0.6, resonance: 0.75, sweep: 1.6,
        filterEnvelope: Envelope(attack: 0.02, decay: 0.4, sustain: 0.5, release: 0.1),
        wobble: .init(rates: [1, 2], depth: 0.5), bend: .init(semitones: -3, time: 0.03), glide: 0.05, drive: 14,
        curve: .fold),
      effects: EffectSettings(
        delay: .init(sixteenths: 3, feedback: 0.3, level: -15),
        reverb: .init(decay: 1.4, damping: 7000, preDelay: 0.02, level: -16, size: 1))),
    Patch(
      "lead-square",
      SubtractivePatch(
        layers: [.init(waveform: .square, level: 0.8), .init(waveform: .saw, level: 0.3, unison: 2, detune: 8)],
        amplitude: Envelope(attack: 0.006, decay: 0.5, sustain: 0.75, release: 0.14), cutoff: 2600, keyTracking: 0.6,
        resonance: 0.2, sweep: 0.7, vibrato: .init(), glide: 0.05),
      effects: EffectSettings(
        chorus: .init(rate: 0.5, depth: 0.002, base: 0.01, mix: 0.35),
        delay: .init(sixteenths: 6, feedback: 0.35, level: -11),
        reverb: .init(decay: 1.8, damping: 6500, preDelay: 0.03, level: -15, size: 1.1))),
    Patch(
      "lead-arp",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, level: 0.7, unison: 2, detune: 9, spread: 0.7),
          .init(waveform: .pulse, level: 0.35),
        ],
        amplitude: Envelope(attack: 0.002, decay: 0.3, sustain: 0.15, release: 0.12), cutoff: 900, keyTracking: 0.6,
        resonance: 0.3, sweep: 2.4, filterEnvelope: Envelope(attack: 0.001, decay: 0.18, sustain: 0, release: 0.1),
        liveliness: 2),
      effects: EffectSettings(
        delay: .init(sixteenths: 3, feedback: 0.4, level: -11),
        reverb: .init(decay: 1.4, damping: 6500, preDelay: 0.02, level: -17, size: 1))),
  ]
}
