import Music

extension Patch {
  /// Kits of single styles: Jamaican, Brazilian, Indian, of game consoles, machines and the street.
  static let styleKits: [Patch] = [
    kit(
      "kit-reggae",
      DrumKit(
        kick: .init(body: 55, start: 115, fall: 0.016, decay: 0.26, click: 0.2, clickTone: 2200, drive: 3),
        snare: .init(
          modes: [262, 415], toneLevel: 0.7, toneDecay: 0.14, bend: 1.08, noiseLevel: 0.5, noiseDecay: 0.13,
          noiseLow: 1600, noiseHigh: 8500, drive: 2),
        closedHat: .init(pitch: 480, highPass: 6200, decay: 0.06, stick: 0.55, noise: 0.6, pan: 0.25, level: 0.7)),
      .init(reverb: room(1.1, 4200, level: -19, size: 0.8))),
    kit(
      "kit-batucada",
      DrumKit(
        kick: .init(body: 60, start: 110, fall: 0.02, decay: 0.4, click: 0.2, drive: 2),
        snare: .init(
          modes: [240, 385], toneLevel: 0.35, toneDecay: 0.07, bend: 1.05, noiseLevel: 0.8, noiseDecay: 0.09,
          noiseLow: 1900, noiseHigh: 12_000, drive: 2)),
      .init(reverb: room(1, 7000, level: -17, size: 1))),
    kit("kit-tabla", DrumKit(struck: tabla), .init(reverb: room(1.3, 6000, level: -17, size: 0.9))),
    kit(
      "kit-8bit",
      DrumKit(
        kick: .init(body: 62, start: 420, fall: 0.03, decay: 0.16, click: 0.1, drive: 16, curve: .hard, level: 0.8),
        snare: .init(
          modes: [], toneLevel: 0, noiseLevel: 1, noiseDecay: 0.16, noiseLow: 300, noiseHigh: 11_000, drive: 8),
        closedHat: .init(highPass: 5000, decay: 0.035, stick: 0.1, noise: 1, pan: 0, width: 0, level: 0.9),
        openHat: .init(
          highPass: 4500, decay: 0.2, stick: 0.1, noise: 1, pan: 0, width: 0, level: 0.8, isChoked: true)),
      .init(crusher: .init(bits: 6, rate: 16_000, mix: 0.8))),
    kit(
      "kit-industrial",
      DrumKit(
        kick: .init(body: 50, start: 320, fall: 0.016, decay: 0.3, click: 0.7, drive: 18, curve: .hard, level: 0.85),
        snare: .init(
          modes: [172, 431, 1013], toneLevel: 0.8, toneDecay: 0.2, bend: 1.5, noiseLevel: 0.9, noiseDecay: 0.24,
          noiseLow: 700, noiseHigh: 9000, drive: 14),
        closedHat: .init(pitch: 620, highPass: 6500, decay: 0.05, noise: 0.2, pan: 0.1),
        rim: .init(
          modes: [620, 1517], toneLevel: 0.9, toneDecay: 0.2, bend: 1.02, noiseLevel: 0.4, noiseDecay: 0.05, pan: -0.3,
          drive: 10)),
      .init(drive: .init(amount: 7, lowCut: 140, tone: 10_000), reverb: room(1.2, 5000, level: -19, size: 1.1))),
    kit(
      "kit-drill",
      DrumKit(
        kick: .init(body: 50, start: 230, fall: 0.012, decay: 0.2, click: 0.6, drive: 7),
        snare: .init(
          modes: [232, 372], toneLevel: 0.75, toneDecay: 0.1, bend: 1.35, noiseLevel: 0.75, noiseDecay: 0.17,
          noiseLow: 1700, noiseHigh: 11_000, drive: 6),
        closedHat: .init(highPass: 8800, decay: 0.03, noise: 0.25, pan: 0.12, level: 0.8)),
      .init(reverb: room(0.9, 6000, level: -22, size: 0.8))),
    kit(
      "kit-phonk",
      DrumKit(
        kick: .init(body: 52, start: 200, fall: 0.016, decay: 0.34, click: 0.5, drive: 15, curve: .hard, level: 0.9),
        snare: .init(
          modes: [190, 330], toneLevel: 0.6, toneDecay: 0.13, bend: 1.4, noiseLevel: 0.9, noiseDecay: 0.2,
          noiseLow: 1000, noiseHigh: 8000, drive: 10),
        closedHat: .init(highPass: 7200, decay: 0.05, noise: 0.5, pan: 0.12)),
      .init(
        drive: .init(amount: 7, lowCut: 90, tone: 9000), crusher: .init(bits: 11, rate: 26_040, mix: 0.4),
        reverb: room(0.7, 4500, level: -22, size: 0.6))),
  ]

  /// The right drum rings in whole numbers, as its black patch makes it do; the left one's pitch is pressed up by the heel
  /// of the hand.
  ///
  /// Source: C. V. Raman, *The Indian musical drums* (1934): harmonics 1 to 5.
  private static let tabla: [DrumNote: PercussionVoice.Settings] = HandDrums.struck.merging([
    .highBongo: right([0.15, 1, 0.55, 0.3, 0.2], decay: 0.55), .lowBongo: right([1, 0.3, 0.2, 0.1, 0.05], decay: 0.9),
    .mutedConga: right([0.5, 0.4, 0.4, 0.3, 0.3], decay: 0.06, slap: 0.8),
    .lowConga: .init(
      modes: [.init(pitch: 87, level: 1, decay: 0.7), .init(pitch: 139, level: 0.25, decay: 0.3)], bend: 0.78,
      bendTime: 0.07, noise: 0.15, noiseBand: 900, pan: -0.25, level: 1.3),
    .conga: .init(
      modes: [.init(pitch: 98, level: 1, decay: 0.1), .init(pitch: 160, level: 0.5, decay: 0.08)], noise: 0.5,
      noiseBand: 1400, pan: -0.25),
  ]) { $1 }

  private static func right(_ levels: [Double], decay: Double, slap: Double = 0.3) -> PercussionVoice.Settings {
    .init(
      modes: levels.enumerated().map { index, level in
        .init(pitch: 294 * Double(index + 1), level: level, decay: decay / (1 + 0.35 * Double(index)))
      }, bend: 1.01, noise: slap, noiseBand: 3600, noiseDecay: 0.015, pan: 0.2, level: 0.8)
  }
}
