extension Sound {
  private static let hall = Reverb.Settings(decay: 1.8, damping: 5500, preDelay: 0.02, level: -16, size: 1.1)
  private static let room = Reverb.Settings(decay: 0.9, damping: 6000, preDelay: 0.008, level: -19, size: 0.7)

  /// Stand-ins for the instruments of bands and orchestras, where no renderer of acoustic instruments is at hand.
  static let bandSounds: [Sound] = [
    Sound(
      "keys-piano",
      FMPatch(
        operators: [
          .init(modulatorRatio: 1, index: 1.4, indexDecay: 0.7, pan: -0.25),
          .init(ratio: 2.002, level: 0.3, modulatorRatio: 2, index: 0.9, indexDecay: 0.4, pan: 0.25),
          .init(level: 0.15, modulatorRatio: 9, index: 0.5, indexDecay: 0.06, indexSustain: 0),
        ],
        amplitude: Envelope(attack: 0.002, decay: 2.4, sustain: 0.08, release: 0.2)), effects: .init(reverb: room)),
    Sound(
      "keys-clav",
      SubtractivePatch(
        layers: [.init(waveform: .square, level: 0.7), .init(waveform: .saw, level: 0.4)],
        amplitude: Envelope(attack: 0.001, decay: 0.35, sustain: 0.1, release: 0.05), cutoff: 1800, keyTracking: 0.5,
        resonance: 0.3, sweep: 1.6, filterEnvelope: Envelope(attack: 0.001, decay: 0.1, sustain: 0, release: 0.05)),
      effects: .init(reverb: room)),
    Sound(
      "guitar-clean",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.6), .init(waveform: .triangle, level: 0.6)],
        amplitude: Envelope(attack: 0.001, decay: 0.5, sustain: 0.08, release: 0.08), cutoff: 1300, keyTracking: 0.5,
        resonance: 0.1, sweep: 2, filterEnvelope: Envelope(attack: 0.001, decay: 0.15, sustain: 0, release: 0.05)),
      effects: .init(reverb: room)),
    Sound(
      "guitar-drive",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: 2, detune: 9, spread: 1)],
        amplitude: Envelope(attack: 0.003, decay: 1.5, sustain: 0.7, release: 0.08), cutoff: 2400, keyTracking: 0.3,
        resonance: 0.15, drive: 18), effects: .init(reverb: room)),
    Sound(
      "guitar-lead",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1)],
        amplitude: Envelope(attack: 0.006, decay: 1.5, sustain: 0.8, release: 0.12), cutoff: 3000, keyTracking: 0.5,
        resonance: 0.2, vibrato: .init(rate: 5.5, cents: 20, delay: 0.2), drive: 16),
      effects: .init(delay: .init(sixteenths: 6, feedback: 0.3, level: -15), reverb: hall)),
    Sound(
      "stab-brass",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: 3, detune: 8, spread: 0.6)],
        amplitude: Envelope(attack: 0.03, decay: 0.6, sustain: 0.75, release: 0.12), cutoff: 900, keyTracking: 0.5,
        resonance: 0.1, sweep: 1.8, filterEnvelope: Envelope(attack: 0.05, decay: 0.4, sustain: 0.5, release: 0.1)),
      effects: .init(reverb: hall)),
    Sound(
      "lead-brass",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1), .init(waveform: .square, level: 0.2)],
        amplitude: Envelope(attack: 0.035, decay: 0.6, sustain: 0.8, release: 0.1), cutoff: 1100, keyTracking: 0.6,
        sweep: 1.4, filterEnvelope: Envelope(attack: 0.06, decay: 0.4, sustain: 0.6, release: 0.1),
        vibrato: .init(rate: 5, cents: 14, delay: 0.3)), effects: .init(reverb: hall)),
    Sound(
      "lead-strings",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: 3, detune: 8, spread: 0.7)],
        amplitude: Envelope(attack: 0.08, decay: 0.6, sustain: 0.85, release: 0.25), cutoff: 2600, keyTracking: 0.5,
        vibrato: .init(rate: 5.6, cents: 16, delay: 0.25)), effects: .init(reverb: hall)),
    Sound(
      "strings-short",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: 4, detune: 9, spread: 0.9)],
        amplitude: Envelope(attack: 0.012, decay: 0.22, sustain: 0.2, release: 0.1), cutoff: 2200, keyTracking: 0.5,
        sweep: 0.8), effects: .init(reverb: hall)),
    Sound(
      "pad-choir",
      SubtractivePatch(
        layers: [
          .init(waveform: .triangle, level: 0.8, unison: 4, detune: 12, spread: 1),
          .init(waveform: .saw, level: 0.15, unison: 3, detune: 9, spread: 0.8),
        ],
        amplitude: Envelope(attack: 0.35, decay: 1.5, sustain: 0.85, release: 0.8), cutoff: 1100, keyTracking: 0.4,
        resonance: 0.3, vibrato: .init(rate: 5.2, cents: 12, delay: 0.4)),
      effects: .init(reverb: .init(decay: 3, damping: 5000, preDelay: 0.03, level: -11, size: 1.4))),
    Sound(
      "lead-screech",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: 3, detune: 18, spread: 0.6)],
        amplitude: Envelope(attack: 0.004, decay: 0.4, sustain: 0.9, release: 0.06), cutoff: 1600, keyTracking: 0.4,
        resonance: 0.8, sweep: 1.2, wobble: .init(rates: [2, 4], depth: 1.2), drive: 16),
      effects: .init(reverb: room)),
    Sound(
      "lead-chop",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.7), .init(waveform: .triangle, transpose: 12, level: 0.4)],
        amplitude: Envelope(attack: 0.008, decay: 0.25, sustain: 0.5, release: 0.06), cutoff: 1100, keyTracking: 0.3,
        resonance: 0.6, sweep: 0.8, filterEnvelope: Envelope(attack: 0.04, decay: 0.2, sustain: 0.3, release: 0.05),
        vibrato: .init(rate: 5.5, cents: 22, delay: 0.1)),
      effects: .init(delay: .init(sixteenths: 3, feedback: 0.35, level: -13), reverb: hall)),
  ]
}
