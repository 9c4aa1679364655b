extension Patch {
  static let electronicKits: [Patch] = [
    kit(
      "kit-909", DrumKit(kick: .init(body: 51, start: 230, fall: 0.02, decay: 0.36, click: 0.35, drive: 5)),
      .init(reverb: room(0.5, 7000, level: -26, size: 0.5))),
    kit(
      "kit-techno",
      DrumKit(
        kick: .init(body: 47, start: 210, fall: 0.024, decay: 0.44, click: 0.3, drive: 9),
        closedHat: .init(decay: 0.05, noise: 0.45, pan: 0.1)),
      .init(drive: .init(amount: 4, lowCut: 120), reverb: room(0.9, 4500, level: -22, size: 0.9))),
    kit(
      "kit-808",
      DrumKit(
        kick: .init(body: 48, start: 170, fall: 0.014, sag: 0.3, hold: 0.02, decay: 0.8, click: 0.2, drive: 2),
        snare: .init(
          modes: [185, 349], toneLevel: 0.65, toneDecay: 0.14, bend: 1.15, noiseLevel: 0.6, noiseDecay: 0.2,
          noiseLow: 1760, noiseHigh: 8900, drive: 2),
        closedHat: .init(highPass: 8200, decay: 0.05, noise: 0.1, pan: 0.15)),
      .init(reverb: room(0.4, 7000, level: -28, size: 0.4))),
    kit(
      "kit-trap",
      DrumKit(
        kick: .init(body: 52, start: 240, fall: 0.012, decay: 0.26, click: 0.6, drive: 7),
        snare: .init(
          modes: [200, 330], toneLevel: 0.6, toneDecay: 0.12, bend: 1.6, noiseLevel: 0.9, noiseDecay: 0.26,
          noiseLow: 1500, noiseHigh: 12_000, drive: 7),
        closedHat: .init(highPass: 8600, decay: 0.035, noise: 0.3, pan: 0.1, level: 0.8)),
      .init(reverb: room(0.7, 7000, level: -25, size: 0.6))),
    kit(
      "kit-hardstyle",
      DrumKit(
        kick: .init(
          body: 53, start: 420, fall: 0.013, sag: 0.12, hold: 0.16, decay: 0.34, click: 0.5, drive: 22, curve: .hard,
          level: 0.8),
        clap: .init(
          modes: [], toneLevel: 0, noiseLevel: 1, noiseDecay: 0.26, noiseLow: 1100, noiseHigh: 6000,
          strikes: [0, 0.008, 0.017], drive: 8)),
      .init(reverb: room(0.6, 7000, level: -27, size: 0.6))),
    kit(
      "kit-gated",
      DrumKit(
        kick: .init(body: 54, start: 190, fall: 0.02, decay: 0.3, click: 0.4, drive: 5),
        snare: .init(
          modes: [178, 300], toneLevel: 0.7, toneDecay: 0.2, bend: 1.3, noiseLevel: 0.8, noiseDecay: 0.09,
          noiseHold: 0.2, noiseLow: 700, noiseHigh: 8000, drive: 5)),
      .init(reverb: room(1.1, 6000, level: -20, size: 1))),
    kit(
      "kit-latin",
      DrumKit(
        kick: .init(body: 55, start: 210, fall: 0.014, decay: 0.22, click: 0.5, drive: 6),
        snare: .init(
          modes: [330, 520], toneLevel: 0.8, toneDecay: 0.09, bend: 1.2, noiseLevel: 0.55, noiseDecay: 0.11,
          noiseLow: 2000, noiseHigh: 10_000, drive: 4)),
      .init(reverb: room(0.5, 7000, level: -25, size: 0.5))),
  ]

  static let brokenKits: [Patch] = [
    kit(
      "kit-heavy",
      DrumKit(
        kick: .init(body: 52, start: 260, fall: 0.018, decay: 0.32, click: 0.5, drive: 8),
        snare: .init(
          modes: [198, 330], toneLevel: 0.8, toneDecay: 0.22, bend: 1.7, noiseLevel: 0.9, noiseDecay: 0.34,
          noiseLow: 900, noiseHigh: 11_000, drive: 8),
        closedHat: .init(decay: 0.06, pan: 0.2, level: 0.8)),
      .init(reverb: room(0.9, 6500, level: -21, size: 0.8))),
    kit(
      "kit-break",
      DrumKit(
        kick: .init(body: 58, start: 240, fall: 0.014, decay: 0.24, click: 0.6, drive: 6),
        snare: .init(
          modes: [205, 340], toneLevel: 0.7, toneDecay: 0.13, bend: 1.5, noiseLevel: 0.8, noiseDecay: 0.2,
          noiseLow: 1400, noiseHigh: 10_000, drive: 6),
        closedHat: .init(decay: 0.05, noise: 0.5, pan: 0.2),
        ride: .init(pitch: 540, highPass: 6000, decay: 0.4, stick: 0.5, noise: 0.3, pan: -0.25, level: 0.5)),
      .init(crusher: .init(bits: 12, rate: 26_040, mix: 0.3), reverb: room(0.45, 8000, level: -24, size: 0.45))),
    kit(
      "kit-dusty",
      DrumKit(
        kick: .init(body: 56, start: 170, fall: 0.025, decay: 0.3, click: 0.2, drive: 7),
        snare: .init(
          modes: [185, 300], toneLevel: 0.7, toneDecay: 0.14, bend: 1.3, noiseLevel: 0.7, noiseDecay: 0.18,
          noiseLow: 900, noiseHigh: 7000, drive: 6),
        closedHat: .init(highPass: 6000, decay: 0.06, noise: 0.5, pan: 0.15, level: 0.7),
        openHat: .init(highPass: 5500, decay: 0.3, noise: 0.5, pan: 0.15, level: 0.6, isChoked: true)),
      .init(
        crusher: .init(bits: 12, rate: 26_040, mix: 0.4), tape: .init(drive: 5, tone: 12_000, wow: 1, flutter: 0.5),
        reverb: room(0.4, 4500, level: -22, size: 0.4))),
    kit(
      "kit-lofi",
      DrumKit(
        kick: .init(body: 58, start: 140, fall: 0.03, decay: 0.26, click: 0.12, drive: 5),
        snare: .init(
          modes: [190], toneLevel: 0.5, toneDecay: 0.1, bend: 1.2, noiseLevel: 0.55, noiseDecay: 0.15, noiseLow: 800,
          noiseHigh: 5500, drive: 3),
        closedHat: .init(highPass: 5600, decay: 0.05, noise: 0.7, pan: 0.12, level: 0.55)),
      .init(
        crusher: .init(bits: 11, rate: 24_000, mix: 0.5), tape: .init(drive: 6, tone: 9000, wow: 4, flutter: 1.5),
        reverb: room(0.5, 4000, level: -22, size: 0.5))),
  ]

  static let acousticKits: [Patch] = [
    kit(
      "kit-acoustic",
      DrumKit(
        kick: .init(body: 62, start: 130, fall: 0.012, decay: 0.28, click: 0.55, clickTone: 3500, drive: 3),
        snare: .init(
          modes: [184, 284, 391], toneLevel: 0.4, toneDecay: 0.13, bend: 1.12, noiseLevel: 0.75, noiseDecay: 0.19,
          noiseHold: 0.01, noiseLow: 1500, noiseHigh: 11_000, drive: 2),
        closedHat: .init(pitch: 480, highPass: 6500, decay: 0.07, stick: 0.5, noise: 0.6, pan: 0.25, level: 0.7),
        openHat: .init(
          pitch: 480, highPass: 6000, decay: 0.55, stick: 0.3, noise: 0.6, pan: 0.25, level: 0.65, isChoked: true)),
      .init(reverb: room(0.7, 6500, level: -19, size: 0.7))),
    kit(
      "kit-rock",
      DrumKit(
        kick: .init(body: 64, start: 150, fall: 0.011, decay: 0.3, click: 0.8, clickTone: 4200, drive: 6),
        snare: .init(
          modes: [196, 305, 420], toneLevel: 0.5, toneDecay: 0.17, bend: 1.15, noiseLevel: 0.85, noiseDecay: 0.24,
          noiseHold: 0.015, noiseLow: 1200, noiseHigh: 11_000, drive: 5),
        closedHat: .init(pitch: 470, highPass: 6000, decay: 0.09, stick: 0.45, noise: 0.6, pan: 0.25, level: 0.75)),
      .init(drive: .init(amount: 4, lowCut: 80), reverb: room(0.9, 6500, level: -18, size: 0.9))),
    kit(
      "kit-jazz",
      DrumKit(
        kick: .init(body: 66, start: 105, fall: 0.015, decay: 0.34, click: 0.25, clickTone: 2500, drive: 0, level: 0.7),
        snare: .init(
          modes: [210, 320], toneLevel: 0.25, toneDecay: 0.12, bend: 1.05, noiseLevel: 0.5, noiseDecay: 0.2,
          noiseAttack: 0.012, noiseLow: 1800, noiseHigh: 9000, drive: 0),
        closedHat: .init(pitch: 500, highPass: 6500, decay: 0.06, stick: 0.5, noise: 0.7, pan: 0.3, level: 0.55),
        ride: .init(
          pitch: 440, highPass: 4300, decay: 1.5, stick: 0.7, noise: 0.25, pan: -0.25, width: 0.5, level: 0.7)),
      .init(reverb: room(0.8, 6000, level: -18, size: 0.8))),
    kit("kit-hand", DrumKit(), .init(reverb: room(0.8, 7000, level: -18, size: 0.7))),
    kit(
      "kit-soft",
      DrumKit(kick: .init(body: 46, start: 90, fall: 0.03, decay: 0.7, click: 0, drive: 0)),
      .init(reverb: room(3.5, 3500, level: -10, size: 1.4))),
    kit(
      "kit-taiko",
      DrumKit(
        kick: .init(body: 58, start: 105, fall: 0.03, sag: 0.2, decay: 1.1, click: 0.5, clickTone: 1800, drive: 6),
        snare: .init(
          modes: [96, 171], toneLevel: 0.9, toneDecay: 0.5, bend: 1.3, noiseLevel: 0.3, noiseDecay: 0.09,
          noiseLow: 400, noiseHigh: 3000, drive: 5)),
      .init(reverb: room(2.6, 4500, level: -12, size: 1.4))),
  ]
}

extension Patch {
  static let drumKits: [Patch] = electronicKits + brokenKits + acousticKits + styleKits

  /// A kit behind its effects.
  static func kit(_ name: String, _ kit: DrumKit, _ effects: EffectSettings) -> Patch {
    Patch(name, from: .kit(kit), effects: effects)
  }

  /// A room for drums; a larger one answers later.
  static func room(_ decay: Double, _ damping: Double, level: Double, size: Double) -> Reverb.Settings {
    .init(decay: decay, damping: damping, preDelay: 0.003 + 0.005 * size, level: level, size: size)
  }
}
