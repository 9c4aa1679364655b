extension Patch {
  private static let hall = Reverb.Settings(decay: 2, damping: 6000, preDelay: 0.025, level: -14, size: 1.2)

  /// Brass grows brighter as it grows louder, so the filter's envelope follows the attack.
  private static func brass(_ name: String, unison: Int, cutoff: Double, attack: Double, glide: Double?) -> Patch {
    Patch(
      name,
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: unison, detune: 6, spread: 0.6)],
        amplitude: Envelope(attack: attack, decay: 0.3, sustain: 0.8, release: 0.1), cutoff: cutoff, keyTracking: 0.5,
        resonance: 0.05, sweep: 2.2,
        filterEnvelope: Envelope(attack: 1.4 * attack, decay: 0.35, sustain: 0.55, release: 0.1),
        vibrato: .init(rate: 5.4, cents: 9, delay: 0.4), bend: .init(semitones: -0.4, time: 0.03), glide: glide,
        noise: 0.012),
      effects: EffectSettings(reverb: hall))
  }

  static let winds: [Patch] = [
    brass("brass-section", unison: 4, cutoff: 800, attack: 0.035, glide: nil),
    brass("trumpet", unison: 1, cutoff: 1100, attack: 0.03, glide: 0.03),
    brass("horns", unison: 3, cutoff: 480, attack: 0.07, glide: nil),
    Patch(
      "saxophone",
      SubtractivePatch(
        layers: [.init(waveform: .reed, level: 0.9), .init(waveform: .pulse, level: 0.2)],
        amplitude: Envelope(attack: 0.04, decay: 0.3, sustain: 0.85, release: 0.1), cutoff: 1700, keyTracking: 0.5,
        resonance: 0.15, sweep: 0.9, filterEnvelope: Envelope(attack: 0.05, decay: 0.4, sustain: 0.5, release: 0.1),
        vibrato: .init(rate: 5, cents: 16, delay: 0.3), bend: .init(semitones: -0.8, time: 0.04), glide: 0.04,
        noise: 0.05),
      effects: EffectSettings(reverb: hall)),
    Patch(
      "strings-section",
      SubtractivePatch(
        layers: [
          .init(waveform: .saw, level: 0.8, unison: 5, detune: 9, spread: 0.9),
          .init(waveform: .reed, level: 0.4, unison: 2, detune: 5, spread: 0.5),
        ],
        amplitude: Envelope(attack: 0.16, decay: 0.8, sustain: 0.9, release: 0.3), cutoff: 2900, keyTracking: 0.4,
        resonance: 0.05, vibrato: .init(rate: 5.6, cents: 10, delay: 0.3), noise: 0.015),
      effects: EffectSettings(
        chorus: .init(rate: 0.45, depth: 0.002, base: 0.013, mix: 0.4),
        reverb: .init(decay: 2.4, damping: 6000, preDelay: 0.03, level: -12, size: 1.3))),
    Patch(
      "strings-low",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 1, unison: 4, detune: 10, spread: 0.4)],
        amplitude: Envelope(attack: 0.1, decay: 1, sustain: 0.85, release: 0.3), cutoff: 800, keyTracking: 0.4,
        resonance: 0.05, vibrato: .init(rate: 5, cents: 8, delay: 0.4), noise: 0.01),
      effects: EffectSettings(reverb: hall)),
    Patch(
      "strings-short",
      SubtractivePatch(
        layers: [.init(waveform: .saw, level: 0.9, unison: 4, detune: 8, spread: 0.8)],
        amplitude: Envelope(attack: 0.02, decay: 0.35, sustain: 0.3, release: 0.14), cutoff: 2600, keyTracking: 0.4,
        resonance: 0.05, sweep: 0.8, noise: 0.02),
      effects: EffectSettings(reverb: .init(decay: 1.9, damping: 6000, preDelay: 0.025, level: -13, size: 1.2))),
  ]
}

extension Patch {
  private static func choir(_ name: String, _ vowelFilter: VowelFilter.Settings, attack: Double) -> Patch {
    Patch(
      name,
      SubtractivePatch(
        layers: [.init(waveform: .glottis, level: 1, unison: 4, detune: 11, spread: 0.9)],
        amplitude: Envelope(attack: attack, decay: 1, sustain: 0.9, release: 0.45), cutoff: 7000, resonance: 0,
        vibrato: .init(rate: 5.3, cents: 14, delay: 0.35), bend: .init(semitones: -0.6, time: 0.07), noise: 0.04),
      effects: EffectSettings(
        vowelFilter: vowelFilter, chorus: .init(rate: 0.5, depth: 0.003, base: 0.016, mix: 0.6),
        reverb: .init(decay: 2.8, damping: 6000, preDelay: 0.03, level: -11, size: 1.3)))
  }

  static let choirs: [Patch] = [
    choir("choir-aah", .init(vowels: [.a]), attack: 0.16),
    choir("choir-ooh", .init(vowels: [.u, .o], quarters: 16), attack: 0.22),
    choir("choir-low", .init(voice: .tenor, vowels: [.a, .o], quarters: 16), attack: 0.2),
    Patch(
      "vocal-chop",
      effects: EffectSettings(
        delay: .init(sixteenths: 6, feedback: 0.35, level: -11),
        reverb: .init(decay: 1.8, damping: 7000, preDelay: 0.02, level: -14, size: 1))
    ) { ChopVoice(.init(), $0) },
    Patch(
      "vocal-low",
      effects: EffectSettings(
        delay: .init(sixteenths: 3, feedback: 0.4, level: -12),
        reverb: .init(decay: 2.2, damping: 5000, preDelay: 0.02, level: -13, size: 1.1))
    ) { ChopVoice(.init(vowels: [.o, .u, .a], shift: 0.85), $0) },
    solo("vocal-solo", vowels: [.a, .o, .u], shift: 1),
    solo("vocal-solo-low", vowels: [.o, .a, .u], shift: 0.85),
    solo("vocal-hum", vowels: [.u], shift: 0.8),
  ]

  /// A singer without words, in a hall.
  private static func solo(_ name: String, vowels: [Vowel.Name], shift: Double) -> Patch {
    let settings = ChopVoice.Settings(
      vowels: vowels, shift: shift, breath: 0.02,
      amplitude: Envelope(attack: 0.07, decay: 1, sustain: 0.85, release: 0.2))
    return Patch(
      name,
      effects: EffectSettings(reverb: .init(decay: 2.4, damping: 6000, preDelay: 0.03, level: -13, size: 1.2))
    ) { ChopVoice(settings, $0) }
  }
}
