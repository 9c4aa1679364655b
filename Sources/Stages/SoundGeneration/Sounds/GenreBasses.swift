extension Sound {
  /// Basses that single genres are known by.
  static let genreBasses: [Sound] = [
    Sound(
      "bass-808",
      SubtractivePatch(
        layers: [.init(waveform: .sine, level: 1), .init(waveform: .triangle, level: 0.2)],
        amplitude: Envelope(attack: 0.002, decay: 1.6, sustain: 0.35, release: 0.12), cutoff: 900, keyTracking: 0.3,
        sweep: 1.5, filterEnvelope: Envelope(attack: 0.001, decay: 0.08, sustain: 0, release: 0.05), drive: 10)),
    Sound(
      "bass-dub",
      SubtractivePatch(
        layers: [.init(waveform: .sine, level: 1), .init(waveform: .triangle, level: 0.35)],
        amplitude: Envelope(attack: 0.006, decay: 0.8, sustain: 0.7, release: 0.1), cutoff: 320, drive: 5)),
    Sound(
      "bass-rumble",
      SubtractivePatch(
        layers: [.init(waveform: .triangle, level: 1), .init(waveform: .saw, level: 0.2, unison: 2, detune: 8)],
        amplitude: Envelope(attack: 0.012, decay: 0.2, sustain: 0.5, release: 0.06), cutoff: 180, resonance: 0.1,
        drive: 9, sub: 0.4),
      effects: EffectSettings(reverb: .init(decay: 0.7, damping: 600, preDelay: 0.01, level: -14, size: 0.8))),
    Sound(
      "bass-saw",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, level: 0.8, unison: 2, detune: 7, spread: 0.2), .init(waveform: .square, level: 0.4),
        ],
        amplitude: Envelope(attack: 0.003, decay: 0.3, sustain: 0.6, release: 0.05), cutoff: 500, keyTracking: 0.4,
        resonance: 0.2, sweep: 1.8, filterEnvelope: Envelope(attack: 0.001, decay: 0.15, sustain: 0.1, release: 0.05),
        drive: 4, sub: 0.5)),
    Sound(
      "bass-reverse",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.9, unison: 2, detune: 6), .init(waveform: .square, level: 0.5)],
        amplitude: Envelope(attack: 0.05, decay: 0.3, sustain: 0.9, release: 0.03), cutoff: 420, resonance: 0.2,
        drive: 14, sub: 0.5)),
    Sound(
      "bass-acid",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1)],
        amplitude: Envelope(attack: 0.003, decay: 0.25, sustain: 0.5, release: 0.04), cutoff: 420, keyTracking: 0.4,
        resonance: 0.75, sweep: 2.8, filterEnvelope: Envelope(attack: 0.001, decay: 0.18, sustain: 0, release: 0.04),
        drive: 10),
      effects: EffectSettings(delay: .init(sixteenths: 3, feedback: 0.3, level: -16))),
    Sound(
      "bass-growl",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, transpose: 12, level: 0.9, unison: 3, detune: 14, spread: 0.5),
          .init(waveform: .square, transpose: 24, level: 0.4),
        ],
        amplitude: Envelope(attack: 0.004, decay: 0.3, sustain: 0.95, release: 0.04), cutoff: 700, keyTracking: 0.1,
        resonance: 0.75, wobble: .init(rates: [2, 3, 4, 6, 1], depth: 2.4), drive: 20, sub: 0.7)),
    Sound(
      "bass-donk",
      FMPatch(
        operators: [
          .init(modulatorRatio: 1, index: 3, indexDecay: 0.2),
          .init(ratio: 2, level: 0.4, modulatorRatio: 1, index: 4, indexDecay: 0.12),
        ],
        amplitude: Envelope(attack: 0.002, decay: 0.4, sustain: 0.4, release: 0.05))),
    Sound(
      "bass-slap",
      FMPatch(
        operators: [
          .init(modulatorRatio: 1, index: 1.8, indexDecay: 0.3),
          .init(level: 0.3, modulatorRatio: 3, index: 1.5, indexDecay: 0.08, indexSustain: 0),
        ],
        amplitude: Envelope(attack: 0.002, decay: 0.9, sustain: 0.25, release: 0.06))),
    Sound(
      "bass-upright",
      SubtractivePatch(
        layers: [.init(waveform: .triangle, level: 1), .init(waveform: .saw, level: 0.12)],
        amplitude: Envelope(attack: 0.006, decay: 1.1, sustain: 0.15, release: 0.1), cutoff: 700, keyTracking: 0.5,
        sweep: 1.6, filterEnvelope: Envelope(attack: 0.001, decay: 0.12, sustain: 0, release: 0.05), drive: 2)),
    Sound(
      "bass-strings",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: 4, detune: 10, spread: 0.4)],
        amplitude: Envelope(attack: 0.12, decay: 1, sustain: 0.85, release: 0.35), cutoff: 700, keyTracking: 0.4),
      effects: EffectSettings(reverb: .init(decay: 2, damping: 4000, preDelay: 0.02, level: -18, size: 1.2))),
  ]
}
