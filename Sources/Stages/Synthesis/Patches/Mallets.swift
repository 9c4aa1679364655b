import Foundation

extension Patch {
  /// A string under a hammer: stiff, so that its partials spread, struck at an eighth of its length.
  ///
  /// Source: N. Fletcher and T. Rossing, *The Physics of Musical Instruments* (1998), chapter 12: f_n = n f (1 + B n²)^½.
  static let pianoModes: [ModalPatch.Partial] = (1...22).map { n in
    let order = Double(n)
    let stretch = (1 + 0.0004 * order * order).squareRoot()
    let struck = abs(sin(Double.pi * order / 8.2)) + 0.05
    return .init(ratio: order * stretch, level: 1.1 * struck * pow(order, -1.05), decay: 7 / (1 + 0.35 * order))
  }

  static let mallets: [Patch] = [
    Patch(
      "keys-piano",
      ModalPatch(
        modes: pianoModes, decayPerOctave: 0.62, release: 0.16, softness: 0.75, stroke: 0.12, strokeBand: 900,
        strokeDecay: 0.05, spread: 0.35),
      effects: EffectSettings(reverb: .init(decay: 1.6, damping: 6000, preDelay: 0.012, level: -17, size: 1))),
    Patch(
      "keys-felt",
      ModalPatch(
        modes: pianoModes.map { .init(ratio: $0.ratio, level: $0.level * pow($0.ratio, -0.7), decay: 0.8 * $0.decay) },
        decayPerOctave: 0.65, release: 0.25, softness: 0.8, stroke: 0.16, strokeBand: 420, strokeDecay: 0.08),
      effects: EffectSettings(
        tape: .init(drive: 2, tone: 9000, wow: 3, flutter: 1),
        reverb: .init(decay: 2.4, damping: 4500, preDelay: 0.02, level: -13, size: 1.2))),
    Patch(
      "mallet-vibes",
      // Bars tuned 1 : 4 : 10 (Fletcher and Rossing, chapter 19).
      ModalPatch(
        modes: [
          .init(ratio: 1, level: 1, decay: 4), .init(ratio: 4, level: 0.28, decay: 1.2),
          .init(ratio: 10, level: 0.08, decay: 0.4),
        ],
        release: 0.5, stroke: 0.08, strokeBand: 2400, tremolo: 5, tremoloDepth: 0.3, spread: 0.4),
      effects: EffectSettings(reverb: .init(decay: 1.8, damping: 6000, preDelay: 0.015, level: -15, size: 1))),
    Patch(
      "mallet-marimba",
      ModalPatch(
        modes: [
          .init(ratio: 1, level: 1, decay: 0.9), .init(ratio: 3.93, level: 0.3, decay: 0.25),
          .init(ratio: 9.2, level: 0.12, decay: 0.1),
        ],
        stroke: 0.15, strokeBand: 1300, strokeDecay: 0.03),
      effects: EffectSettings(reverb: .init(decay: 1.3, damping: 6000, preDelay: 0.012, level: -17, size: 0.9))),
    Patch(
      "mallet-kalimba",
      ModalPatch(
        modes: [
          .init(ratio: 1, level: 1, decay: 1.4), .init(ratio: 5.4, level: 0.2, decay: 0.3),
          .init(ratio: 14.2, level: 0.06, decay: 0.1),
        ],
        stroke: 0.1, strokeBand: 3000, strokeDecay: 0.02, spread: 0.5),
      effects: EffectSettings(
        delay: .init(sixteenths: 3, feedback: 0.3, level: -15),
        reverb: .init(decay: 1.6, damping: 6500, preDelay: 0.015, level: -15, size: 1))),
    Patch(
      "mallet-bells",
      // Hum, prime, tierce, quint, nominal and above, of a minor-third bell (Fletcher and Rossing, chapter 21).
      ModalPatch(
        modes: [
          .init(ratio: 0.5, level: 0.4, decay: 7), .init(ratio: 1, level: 0.8, decay: 5),
          .init(ratio: 1.5, level: 0.25, decay: 3.5), .init(ratio: 2, level: 0.9, decay: 3),
          .init(ratio: 3, level: 0.35, decay: 2), .init(ratio: 4.2, level: 0.2, decay: 1.2),
          .init(ratio: 5.43, level: 0.12, decay: 0.8),
        ],
        stroke: 0.08, strokeBand: 4000, spread: 0.5),
      effects: EffectSettings(reverb: .init(decay: 3, damping: 7000, preDelay: 0.02, level: -12, size: 1.3))),
  ]
}
