extension Patch {
  static let guitars: [Patch] = [
    Patch(
      "guitar-nylon",
      StringPatch(decay: 2.6, brightness: 0.45, position: 0.2, pluck: 2600, release: 0.15, spread: 0.3),
      effects: EffectSettings(reverb: .init(decay: 1.3, damping: 5500, preDelay: 0.012, level: -17, size: 0.9))),
    Patch(
      "guitar-steel",
      StringPatch(decay: 4.5, brightness: 0.75, position: 0.14, pluck: 5500, release: 0.12, spread: 0.4),
      effects: EffectSettings(reverb: .init(decay: 1.2, damping: 6500, preDelay: 0.012, level: -18, size: 0.9))),
    Patch(
      "guitar-clean",
      StringPatch(decay: 4, brightness: 0.65, position: 0.17, pluck: 3800, release: 0.08, spread: 0.2),
      effects: EffectSettings(
        drive: .init(amount: 3, lowCut: 80, tone: 5000),
        chorus: .init(rate: 0.6, depth: 0.002, base: 0.009, mix: 0.35),
        reverb: .init(decay: 1.4, damping: 5500, preDelay: 0.012, level: -17, size: 1))),
    Patch(
      "guitar-funk",
      StringPatch(decay: 1.1, brightness: 0.75, position: 0.12, pluck: 6000, release: 0.03, spread: 0.2),
      effects: EffectSettings(
        drive: .init(amount: 3, lowCut: 120, tone: 5500),
        phaser: .init(rate: 0.3, low: 500, high: 2200, feedback: 0.3, mix: 0.35),
        reverb: .init(decay: 0.8, damping: 6000, preDelay: 0.008, level: -21, size: 0.7))),
    Patch(
      "guitar-crunch",
      StringPatch(decay: 5, brightness: 0.6, position: 0.13, pluck: 4500, release: 0.06, spread: 0),
      effects: EffectSettings(
        drive: .init(amount: 24, curve: .soft, lowCut: 60, tone: 4600),
        chorus: .init(rate: 0.2, depth: 0.001, base: 0.011, mix: 0.5),
        reverb: .init(decay: 1, damping: 5500, preDelay: 0.01, level: -20, size: 0.8))),
    Patch(
      "guitar-lead",
      StringPatch(decay: 9, brightness: 0.7, position: 0.12, pluck: 5000, release: 0.1, spread: 0),
      effects: EffectSettings(
        drive: .init(amount: 28, lowCut: 90, tone: 5200), delay: .init(sixteenths: 6, feedback: 0.3, level: -14),
        reverb: .init(decay: 1.8, damping: 5500, preDelay: 0.02, level: -15, size: 1.1))),
    Patch(
      "harp",
      StringPatch(decay: 4, brightness: 0.6, position: 0.4, pluck: 3800, release: 1.2, spread: 0.6),
      effects: EffectSettings(reverb: .init(decay: 2.2, damping: 6000, preDelay: 0.02, level: -13, size: 1.2))),
  ]
}
