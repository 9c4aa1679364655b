extension Patch {
  /// The channels of an eight-bit console: two pulses and a triangle, on or off, without filter or room.
  ///
  /// The 2A03 of the NES has pulses of 12.5, 25, 50 and 75 %, and a triangle of 32 steps of 4 bits.
  static let chips: [Patch] = [
    Patch(
      "lead-chip",
      chip(
        [.init(waveform: .pulse, level: 0.8)], decay: 0.7, sustain: 0.7, vibrato: .init(rate: 6, cents: 18, delay: 0.2)),
      effects: EffectSettings(delay: .init(sixteenths: 3, feedback: 0.25, level: -15))),
    Patch("lead-chip-square", chip([.init(waveform: .square, level: 0.7)], decay: 0.5, sustain: 0.6, vibrato: nil)),
    Patch("lead-chip-blip", chip([.init(waveform: .pulse, level: 0.8)], decay: 0.12, sustain: 0.05, vibrato: nil)),
    Patch(
      "bass-chip",
      chip(
        [.init(waveform: .triangle, level: 1), .init(waveform: .square, level: 0.12)], decay: 1, sustain: 0.9,
        vibrato: nil),
      effects: EffectSettings(crusher: .init(bits: 5, rate: 24_000, mix: 0.3))),
  ]

  private static func chip(
    _ layers: [SubtractivePatch.Layer], decay: Double, sustain: Double, vibrato: SubtractivePatch.Vibrato?
  ) -> SubtractivePatch {
    SubtractivePatch(
      layers: layers, amplitude: Envelope(attack: 0.001, decay: decay, sustain: sustain, release: 0.012),
      cutoff: 15_000, keyTracking: 0.2, resonance: 0, liveliness: 0.2, vibrato: vibrato, glide: 0)
  }

  static let styleSynthesisers: [Patch] = [
    Patch(
      "lead-cowbell",
      // The two squares of the TR-808's cowbell, 540 and 800 Hz, played as a tune and overdriven.
      ModalPatch(
        modes: [
          .init(ratio: 1, level: 0.9, decay: 0.7), .init(ratio: 1.481, level: 0.55, decay: 0.5),
          .init(ratio: 3, level: 0.3, decay: 0.4), .init(ratio: 4.444, level: 0.2, decay: 0.3),
          .init(ratio: 5, level: 0.16, decay: 0.3), .init(ratio: 7.407, level: 0.1, decay: 0.2),
        ],
        decayPerOctave: 0.9, stroke: 0.12, strokeBand: 3200, strokeDecay: 0.012, spread: 0.1),
      effects: EffectSettings(
        drive: .init(amount: 14, lowCut: 200, tone: 8000), tape: .init(drive: 4, tone: 9000, wow: 4, flutter: 1),
        reverb: .init(decay: 0.9, damping: 5000, preDelay: 0.01, level: -20, size: 0.7))),
    Patch(
      "bass-log",
      SubtractivePatch(
        layers: [.init(waveform: .sine, level: 1), .init(waveform: .triangle, transpose: 12, level: 0.35)],
        amplitude: Envelope(attack: 0.002, decay: 0.8, sustain: 0.12, release: 0.08), cutoff: 900, keyTracking: 0.3,
        resonance: 0.25, sweep: 2.2, filterEnvelope: Envelope(attack: 0.001, decay: 0.12, sustain: 0, release: 0.05),
        liveliness: 0.6, bend: .init(semitones: 8, time: 0.016), glide: 0.06, drive: 11)),
    Patch(
      "bass-dub",
      SubtractivePatch(
        layers: [.init(waveform: .sine, level: 1), .init(waveform: .triangle, level: 0.5)],
        amplitude: Envelope(attack: 0.006, decay: 1.4, sustain: 0.6, release: 0.07), cutoff: 420, keyTracking: 0.4,
        resonance: 0.1, sweep: 1.2, filterEnvelope: Envelope(attack: 0.001, decay: 0.15, sustain: 0, release: 0.05),
        liveliness: 0.4, glide: 0, drive: 6, sub: 0.2)),
    Patch(
      "bass-psy",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1)],
        amplitude: Envelope(attack: 0.001, decay: 0.16, sustain: 0.3, release: 0.03), filter: .ladder, cutoff: 240,
        keyTracking: 0.3, resonance: 0.25, sweep: 3,
        filterEnvelope: Envelope(attack: 0.001, decay: 0.09, sustain: 0, release: 0.03), liveliness: 0.8, glide: 0,
        drive: 5, sub: 0.5)),
    Patch(
      "lead-hyper",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, level: 0.8, unison: 7, detune: 34, spread: 0.9),
          .init(waveform: .square, transpose: 12, level: 0.35, unison: 2, detune: 12, spread: 0.5),
        ],
        amplitude: Envelope(attack: 0.002, decay: 0.4, sustain: 0.7, release: 0.08), cutoff: 6500, keyTracking: 0.4,
        resonance: 0.15, sweep: 0.8, vibrato: .init(rate: 6.5, cents: 22, delay: 0.2),
        bend: .init(semitones: -4, time: 0.03), glide: 0.05),
      effects: EffectSettings(
        drive: .init(amount: 8, lowCut: 200, tone: 12_000), crusher: .init(bits: 10, rate: 24_000, mix: 0.3),
        reverb: .init(decay: 1.3, damping: 7500, preDelay: 0.015, level: -16, size: 0.9))),
    Patch(
      "lead-squelch",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.8), .init(waveform: .pulse, transpose: 12, level: 0.3)],
        amplitude: Envelope(attack: 0.002, decay: 0.25, sustain: 0.25, release: 0.06), filter: .ladder, cutoff: 700,
        keyTracking: 0.5, resonance: 0.78, sweep: 2.6,
        filterEnvelope: Envelope(attack: 0.002, decay: 0.16, sustain: 0.05, release: 0.05),
        wobble: .init(rates: [0.125, 0.0625], depth: 0.8), glide: 0.04, drive: 8),
      effects: EffectSettings(
        delay: .init(sixteenths: 3, feedback: 0.45, level: -11),
        reverb: .init(decay: 2, damping: 6500, preDelay: 0.02, level: -15, size: 1.1))),
    Patch(
      "lead-talkbox",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.7, unison: 2, detune: 6), .init(waveform: .square, level: 0.4)],
        amplitude: Envelope(attack: 0.01, decay: 0.4, sustain: 0.8, release: 0.1), cutoff: 1500, keyTracking: 0.4,
        resonance: 0.5, sweep: 1.4, filterEnvelope: Envelope(attack: 0.06, decay: 0.3, sustain: 0.3, release: 0.1),
        vibrato: .init(rate: 5.4, cents: 14, delay: 0.25), glide: 0.06),
      effects: EffectSettings(
        chorus: .init(rate: 0.6, depth: 0.002, base: 0.01, mix: 0.4),
        reverb: .init(decay: 1.5, damping: 6000, preDelay: 0.02, level: -16, size: 1))),
  ]
}
