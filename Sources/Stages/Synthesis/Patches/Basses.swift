extension Patch {
  static let basses: [Patch] = [
    Patch(
      "bass-pluck",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.7), .init(waveform: .square, transpose: -12, level: 0.5)],
        amplitude: Envelope(attack: 0.003, decay: 0.5, sustain: 0.55, release: 0.08), cutoff: 260, keyTracking: 0.4,
        resonance: 0.25, sweep: 2.6, filterEnvelope: Envelope(attack: 0.001, decay: 0.28, sustain: 0.1, release: 0.1),
        glide: 0, drive: 4, sub: 0.55)),
    Patch(
      "bass-organ",
      SubtractivePatch(
        layers: [
          .init(waveform: .sine, level: 1), .init(waveform: .sine, transpose: 12, level: 0.6),
          .init(waveform: .triangle, transpose: 19, level: 0.12), .init(waveform: .square, level: 0.2),
        ],
        amplitude: Envelope(attack: 0.003, decay: 0.35, sustain: 0.6, release: 0.06), cutoff: 900, resonance: 0.1,
        sweep: 1, glide: 0, drive: 5)),
    Patch(
      "bass-wobble",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, transpose: 12, level: 0.9, unison: 3, detune: 11, spread: 0.5),
          .init(waveform: .square, transpose: 12, level: 0.6),
        ],
        amplitude: Envelope(attack: 0.006, decay: 0.3, sustain: 0.95, release: 0.06), cutoff: 520, keyTracking: 0.1,
        resonance: 0.55, wobble: .init(rates: [1, 2, 3, 4, 1.5], depth: 2.1), glide: 0.05, drive: 14, sub: 0.7)),
    Patch(
      "bass-reese",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, transpose: 12, level: 0.9, unison: 4, detune: 19, spread: 0.6),
          .init(waveform: .saw, transpose: 0, level: 0.4, unison: 2, detune: 9, spread: 0.1),
        ],
        amplitude: Envelope(attack: 0.01, decay: 0.4, sustain: 0.9, release: 0.09), cutoff: 620, keyTracking: 0.1,
        resonance: 0.25, wobble: .init(rates: [0.125, 0.25], depth: 0.9), glide: 0.06, drive: 8, sub: 0.75)),
    Patch(
      "bass-round",
      SubtractivePatch(
        layers: [.init(waveform: .triangle, level: 1), .init(waveform: .saw, level: 0.3)],
        amplitude: Envelope(attack: 0.005, decay: 0.9, sustain: 0.5, release: 0.1), cutoff: 560, keyTracking: 0.4,
        resonance: 0.1, sweep: 1.4, filterEnvelope: Envelope(attack: 0.001, decay: 0.2, sustain: 0.1, release: 0.1),
        glide: 0, drive: 5, sub: 0.4)),
    Patch(
      "bass-drone",
      SubtractivePatch(
        layers: [
          .init(waveform: .triangle, level: 0.7),
          .init(waveform: .saw, transpose: 12, level: 0.4, unison: 2, detune: 6),
        ],
        amplitude: Envelope(attack: 0.7, decay: 2, sustain: 0.9, release: 2.2), cutoff: 420, keyTracking: 0.3,
        resonance: 0.05, wobble: .init(rates: [0.0625], depth: 0.5), glide: 0.3, sub: 0.25)),
    Patch(
      "bass-sub",
      SubtractivePatch(
        layers: [.init(waveform: .sine, level: 1), .init(waveform: .triangle, transpose: 12, level: 0.24)],
        amplitude: Envelope(attack: 0.008, decay: 0.6, sustain: 0.9, release: 0.05), cutoff: 700, keyTracking: 0.2,
        resonance: 0, liveliness: 0.4, glide: 0.05, drive: 5)),
    Patch(
      "bass-808",
      SubtractivePatch(
        layers: [.init(waveform: .sine, level: 1), .init(waveform: .triangle, level: 0.3)],
        amplitude: Envelope(attack: 0.002, decay: 2.4, sustain: 0, release: 0.12), cutoff: 1200, keyTracking: 0.2,
        resonance: 0, liveliness: 0.6, bend: .init(semitones: 14, time: 0.012), glide: 0.07, drive: 9)),
    Patch(
      "bass-acid",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1)],
        amplitude: Envelope(attack: 0.003, decay: 1.2, sustain: 0.3, release: 0.02), filter: .ladder, cutoff: 480,
        keyTracking: 0.2, resonance: 0.82, sweep: 2.6,
        filterEnvelope: Envelope(attack: 0.003, decay: 0.32, sustain: 0, release: 0.05), liveliness: 2,
        wobble: .init(rates: [0.03125], depth: 0.8), glide: 0.06, drive: 8),
      effects: EffectSettings(delay: .init(sixteenths: 3, feedback: 0.3, level: -18))),
    Patch(
      "bass-rolling",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.8), .init(waveform: .square, level: 0.4)],
        amplitude: Envelope(attack: 0.002, decay: 0.25, sustain: 0.35, release: 0.04), filter: .ladder, cutoff: 210,
        keyTracking: 0.3, resonance: 0.35, sweep: 2.3,
        filterEnvelope: Envelope(attack: 0.001, decay: 0.16, sustain: 0.05, release: 0.05), glide: 0, drive: 5, sub: 0.6
      )),
    Patch(
      "bass-analog",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, level: 0.8, unison: 2, detune: 7), .init(waveform: .pulse, transpose: -12, level: 0.5),
        ],
        amplitude: Envelope(attack: 0.003, decay: 0.4, sustain: 0.6, release: 0.06), filter: .ladder, cutoff: 380,
        keyTracking: 0.4, resonance: 0.3, sweep: 2,
        filterEnvelope: Envelope(attack: 0.002, decay: 0.3, sustain: 0.2, release: 0.1), glide: 0, drive: 4, sub: 0.4)),
    Patch(
      "bass-fm",
      FMPatch(
        operators: [
          .init(modulatorRatio: 1, index: 3.2, indexDecay: 0.22, indexSustain: 0.12),
          .init(level: 0.35, modulatorRatio: 2.01, index: 2.4, indexDecay: 0.12, indexSustain: 0.05),
          .init(ratio: 0.5, level: 0.5, modulatorRatio: 0.5, index: 0.2, indexDecay: 0.3),
        ],
        amplitude: Envelope(attack: 0.002, decay: 0.35, sustain: 0.45, release: 0.05)),
      effects: EffectSettings(drive: .init(amount: 6, lowCut: 110))),
    Patch(
      "bass-electric",
      StringPatch(decay: 3, brightness: 0.45, position: 0.2, pluck: 1800, release: 0.06, spread: 0, drive: 2),
      effects: EffectSettings(drive: .init(amount: 3, lowCut: 90, tone: 4000))),
    Patch(
      "bass-slap",
      StringPatch(decay: 2.4, brightness: 0.75, position: 0.1, pluck: 6500, release: 0.05, spread: 0, drive: 3),
      effects: EffectSettings(drive: .init(amount: 3, lowCut: 90, tone: 6000))),
    Patch(
      "bass-upright",
      StringPatch(decay: 1.3, brightness: 0.25, position: 0.28, pluck: 1100, release: 0.09, spread: 0),
      effects: EffectSettings(reverb: .init(decay: 0.6, damping: 4000, preDelay: 0.006, level: -24, size: 0.6))),
  ]
}
