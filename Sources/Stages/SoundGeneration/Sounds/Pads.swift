extension Sound {
  /// Four notes at a time would be 28 oscillators with a full supersaw; five each are enough in a mix.
  private static func pad(
    _ name: String, waveform: Waveform = .saw, cutoff: Double, attack: Double, release: Double, detune: Double = 14,
    hall: Double
  ) -> Sound {
    Sound(
      name,
      SubtractivePatch(
        layers: [.init(waveform: waveform, level: 1, unison: 5, detune: detune, spread: 1)],
        amplitude: Envelope(attack: attack, decay: 2, sustain: 0.85, release: release), cutoff: cutoff,
        keyTracking: 0.3,
        resonance: 0.1, wobble: .init(rates: [0.0625, 0.03125], depth: 0.5)),
      effects: EffectSettings(
        chorus: .init(rate: 0.4, depth: 0.003, base: 0.014, mix: 0.5),
        reverb: .init(decay: hall, damping: 5000, preDelay: 0.03, level: -12, size: 1.3)))
  }

  static let pads: [Sound] = [
    pad("pad-warm", cutoff: 1400, attack: 0.5, release: 0.9, hall: 2.6),
    pad("pad-dark", cutoff: 750, attack: 0.6, release: 1.2, detune: 18, hall: 3.2),
    pad("pad-wide", cutoff: 1800, attack: 1.4, release: 2.6, detune: 12, hall: 5),
    pad("pad-strings", cutoff: 2600, attack: 0.35, release: 0.7, detune: 9, hall: 2.2),
  ]
}
