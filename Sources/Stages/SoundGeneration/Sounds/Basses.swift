extension Sound {
  static let basses: [Sound] = [
    Sound(
      "bass-pluck",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.7), .init(waveform: .square, transpose: -12, level: 0.5)],
        amplitude: Envelope(attack: 0.003, decay: 0.5, sustain: 0.55, release: 0.08), cutoff: 260, keyTracking: 0.4,
        resonance: 0.25, sweep: 2.6, filterEnvelope: Envelope(attack: 0.001, decay: 0.28, sustain: 0.1, release: 0.1),
        drive: 4, sub: 0.55)),
    Sound(
      "bass-organ",
      SubtractivePatch(
        layers: [
          .init(waveform: .sine, level: 1), .init(waveform: .sine, transpose: 12, level: 0.6),
          .init(waveform: .triangle, transpose: 19, level: 0.12), .init(waveform: .square, level: 0.2),
        ],
        amplitude: Envelope(attack: 0.003, decay: 0.35, sustain: 0.6, release: 0.06), cutoff: 900, resonance: 0.1,
        sweep: 1, drive: 5)),
    Sound(
      "bass-wobble",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, transpose: 12, level: 0.9, unison: 3, detune: 11, spread: 0.5),
          .init(waveform: .square, transpose: 12, level: 0.6),
        ],
        amplitude: Envelope(attack: 0.006, decay: 0.3, sustain: 0.95, release: 0.06), cutoff: 520, keyTracking: 0.1,
        resonance: 0.55, wobble: .init(rates: [1, 2, 3, 4, 1.5], depth: 2.1), drive: 14, sub: 0.7)),
    Sound(
      "bass-reese",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, transpose: 12, level: 0.9, unison: 4, detune: 19, spread: 0.6),
          .init(waveform: .saw, transpose: 0, level: 0.4, unison: 2, detune: 9, spread: 0.1),
        ],
        amplitude: Envelope(attack: 0.01, decay: 0.4, sustain: 0.9, release: 0.09), cutoff: 620, keyTracking: 0.1,
        resonance: 0.25, wobble: .init(rates: [0.125, 0.25], depth: 0.9), drive: 8, sub: 0.75)),
    Sound(
      "bass-round",
      SubtractivePatch(
        layers: [.init(waveform: .triangle, level: 1), .init(waveform: .saw, level: 0.18)],
        amplitude: Envelope(attack: 0.005, decay: 0.9, sustain: 0.5, release: 0.1), cutoff: 420, keyTracking: 0.4,
        resonance: 0.1, sweep: 1.4, filterEnvelope: Envelope(attack: 0.001, decay: 0.2, sustain: 0.1, release: 0.1),
        drive: 5, sub: 0.4)),
    Sound(
      "bass-drone",
      SubtractivePatch(
        layers: [
          .init(waveform: .triangle, level: 0.7),
          .init(waveform: .saw, transpose: 12, level: 0.2, unison: 2, detune: 6),
        ],
        amplitude: Envelope(attack: 0.7, decay: 2, sustain: 0.9, release: 2.2), cutoff: 320, keyTracking: 0.3,
        resonance: 0.05, wobble: .init(rates: [0.0625], depth: 0.5), sub: 0.5)),
  ]
}
