extension Patch {
  static let heavyBasses: [Patch] = [
    Patch(
      "bass-growl", GrowlVoice.Settings(rates: [1, 2, 3, 4, 2], modulatorRatio: 1, index: 4.5, drive: 17),
      effects: EffectSettings(
        chorus: .init(rate: 0.5, depth: 0.0015, base: 0.007, mix: 0.25),
        reverb: .init(decay: 0.5, damping: 6000, preDelay: 0.004, level: -25, size: 0.5))),
    Patch(
      "bass-talk",
      GrowlVoice.Settings(
        from: .o, to: .i, rates: [1, 1, 2], modulatorRatio: 2, index: 3, drive: 13, formantMix: 0.9, dip: 2),
      effects: EffectSettings(
        reverb: .init(decay: 0.6, damping: 6000, preDelay: 0.005, level: -23, size: 0.6))),
    Patch(
      "bass-riddim",
      GrowlVoice.Settings(
        from: .u, to: .e, rates: [2, 3, 2, 4], modulatorRatio: 0.5, index: 5, drive: 20, formantMix: 0.65,
        amplitude: Envelope(attack: 0.003, decay: 0.25, sustain: 0.8, release: 0.03))),
    Patch(
      "bass-neuro",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, transpose: 12, level: 0.9, unison: 4, detune: 24, spread: 0.5),
          .init(waveform: .pulse, transpose: 12, level: 0.4, unison: 2, detune: 13),
        ],
        amplitude: Envelope(attack: 0.005, decay: 0.3, sustain: 0.9, release: 0.06), cutoff: 900, keyTracking: 0.1,
        resonance: 0.45, wobble: .init(rates: [0.5, 1, 2, 0.25], depth: 1.3), glide: 0.05, drive: 12, curve: .fold,
        sub: 0.8),
      effects: EffectSettings(
        drive: .init(amount: 5, lowCut: 120), phaser: .init(rate: 0.4, low: 400, high: 3000, feedback: 0.5, mix: 0.5))),
    Patch(
      "bass-rumble",
      SubtractivePatch(
        layers: [.init(waveform: .triangle, level: 1), .init(waveform: .saw, level: 0.2, unison: 2, detune: 8)],
        amplitude: Envelope(attack: 0.012, decay: 0.2, sustain: 0.5, release: 0.06), cutoff: 180, resonance: 0.1,
        glide: 0, drive: 8, sub: 0.4),
      effects: EffectSettings(reverb: .init(decay: 0.7, damping: 600, preDelay: 0.01, level: -14, size: 0.8))),
    Patch(
      "bass-reverse",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.9, unison: 2, detune: 6), .init(waveform: .square, level: 0.5)],
        amplitude: Envelope(attack: 0.05, decay: 0.3, sustain: 0.9, release: 0.03), cutoff: 420, resonance: 0.2,
        glide: 0, drive: 12, sub: 0.5)),
  ]
}
