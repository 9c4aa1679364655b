extension Patch {
  private static func room(_ decay: Double, level: Double = -16) -> EffectSettings {
    EffectSettings(reverb: .init(decay: decay, damping: 6000, preDelay: 0.02, level: level, size: 1.1))
  }

  /// A bowed string: the string sticks to the bow and slips once a period, which makes a sawtooth at the bridge.
  ///
  /// Source: N. Fletcher and T. Rossing, *The Physics of Musical Instruments* (1998), chapter 10; the vibrato of soloists is 5 to
  /// 6 Hz wide by 10 to 20 cents.
  private static func bowed(_ name: String, cutoff: Double, attack: Double, cents: Double) -> Patch {
    Patch(
      name,
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.8), .init(waveform: .reed, level: 0.35)],
        amplitude: Envelope(attack: attack, decay: 0.5, sustain: 0.88, release: 0.12), cutoff: cutoff,
        keyTracking: 0.35, resonance: 0.12, sweep: 0.6,
        filterEnvelope: Envelope(attack: 1.5 * attack, decay: 0.4, sustain: 0.6, release: 0.1),
        vibrato: .init(rate: 5.6, cents: cents, delay: 0.22), bend: .init(semitones: -0.3, time: 0.025), glide: 0.02,
        noise: 0.025),
      effects: room(1.8))
  }

  /// Brass with a cup mouthpiece, brighter as it grows louder, as its filter's envelope follows the attack.
  private static func cupBrass(_ name: String, cutoff: Double, attack: Double) -> Patch {
    Patch(
      name,
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: 2, detune: 4, spread: 0.2)],
        amplitude: Envelope(attack: attack, decay: 0.25, sustain: 0.8, release: 0.09), cutoff: cutoff,
        keyTracking: 0.5, resonance: 0.05, sweep: 2,
        filterEnvelope: Envelope(attack: 1.3 * attack, decay: 0.3, sustain: 0.5, release: 0.1),
        vibrato: .init(rate: 5, cents: 6, delay: 0.5), bend: .init(semitones: -0.4, time: 0.03), noise: 0.01),
      effects: room(1.6))
  }

  static let soloists: [Patch] = [
    bowed("violin-solo", cutoff: 2900, attack: 0.05, cents: 15),
    bowed("viola-solo", cutoff: 2300, attack: 0.06, cents: 13),
    bowed("cello-solo", cutoff: 1700, attack: 0.07, cents: 12),
    cupBrass("trombone", cutoff: 700, attack: 0.045),
    cupBrass("tuba", cutoff: 420, attack: 0.035),
    // A cylinder that is closed at the reed has odd harmonics (Fletcher and Rossing, chapter 15).
    Patch(
      "clarinet",
      SubtractivePatch(
        layers: [.init(waveform: .square, level: 0.75), .init(waveform: .triangle, level: 0.35)],
        amplitude: Envelope(attack: 0.035, decay: 0.3, sustain: 0.88, release: 0.08), cutoff: 1500, keyTracking: 0.5,
        resonance: 0.05, sweep: 0.7, filterEnvelope: Envelope(attack: 0.05, decay: 0.4, sustain: 0.6, release: 0.1),
        vibrato: .init(rate: 5, cents: 7, delay: 0.35), bend: .init(semitones: -0.5, time: 0.03), glide: 0.02,
        noise: 0.025),
      effects: room(1.6)),
    // An air jet makes few harmonics and much breath (Fletcher and Rossing, chapter 16).
    Patch(
      "flute",
      SubtractivePatch(
        layers: [
          .init(waveform: .sine, level: 0.9), .init(waveform: .triangle, level: 0.35),
          .init(waveform: .sine, transpose: 12, level: 0.3),
        ],
        amplitude: Envelope(attack: 0.06, decay: 0.5, sustain: 0.88, release: 0.12), cutoff: 5200, keyTracking: 0.5,
        resonance: 0.03, vibrato: .init(rate: 5.2, cents: 12, delay: 0.3), noise: 0.06),
      effects: room(2.2, level: -13)),
    Patch(
      "tin-whistle",
      SubtractivePatch(
        layers: [.init(waveform: .sine, level: 1), .init(waveform: .sine, transpose: 12, level: 0.16)],
        amplitude: Envelope(attack: 0.022, decay: 0.3, sustain: 0.92, release: 0.05), cutoff: 7000, keyTracking: 0.4,
        resonance: 0, vibrato: .init(rate: 5.4, cents: 8, delay: 0.45), bend: .init(semitones: 0.7, time: 0.012),
        glide: 0.012, noise: 0.045),
      effects: room(1.6)),
  ]

  /// Free reeds, which cut the air into pulses; a harmonica's are bent by the mouth.
  static let freeReeds: [Patch] = [
    Patch(
      "harmonica",
      SubtractivePatch(
        layers: [.init(waveform: .pulse, level: 0.7), .init(waveform: .reed, level: 0.5)],
        amplitude: Envelope(attack: 0.03, decay: 0.3, sustain: 0.85, release: 0.07), cutoff: 2400, keyTracking: 0.4,
        resonance: 0.3, sweep: 0.6, filterEnvelope: Envelope(attack: 0.06, decay: 0.4, sustain: 0.5, release: 0.1),
        vibrato: .init(rate: 5.8, cents: 18, delay: 0.3), bend: .init(semitones: -0.9, time: 0.05), glide: 0.03,
        noise: 0.04),
      effects: EffectSettings(
        drive: .init(amount: 5, lowCut: 150, tone: 5500),
        reverb: .init(decay: 1.2, damping: 5000, preDelay: 0.012, level: -17, size: 0.9)))
  ]
}
