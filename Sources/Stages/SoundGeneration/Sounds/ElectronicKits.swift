extension Sound {
  static let electronicKits: [Sound] = [
    kit(
      "kit-808",
      DrumKit(
        kick: .init(body: 48, start: 190, fall: 0.018, decay: 0.42, click: 0.35, drive: 4),
        snare: .init(
          modes: [180, 330], toneLevel: 0.6, toneDecay: 0.1, bend: 1.2, noiseLevel: 0.9, noiseDecay: 0.17,
          noiseLow: 1800, noiseHigh: 12_000, drive: 4),
        closedHat: .init(highPass: 7500, decay: 0.045, pan: 0.12, level: 0.8),
        openHat: .init(highPass: 7000, decay: 0.3, pan: 0.12, level: 0.75)),
      room: .init(decay: 0.5, damping: 8000, preDelay: 0.004, level: -26, size: 0.5)),
    kit(
      "kit-techno",
      DrumKit(
        kick: .init(body: 49, start: 260, fall: 0.016, decay: 0.34, click: 0.5, drive: 9),
        closedHat: .init(highPass: 7000, decay: 0.05, pan: 0.1, level: 0.8),
        openHat: .init(decay: 0.28, pan: 0.1, level: 0.9),
        ride: .init(pitch: 540, highPass: 6000, decay: 0.5, noise: 0.3, pan: -0.2, level: 0.5)),
      room: .init(decay: 0.7, damping: 5500, preDelay: 0.006, level: -22, size: 0.7)),
    kit(
      "kit-gated",
      DrumKit(
        kick: .init(body: 54, start: 200, fall: 0.02, decay: 0.3, click: 0.4, drive: 4),
        snare: .init(
          modes: [190, 310], toneLevel: 0.8, toneDecay: 0.18, bend: 1.4, noiseLevel: 1, noiseDecay: 0.38, noiseLow: 800,
          noiseHigh: 9000, drive: 8)),
      room: .init(decay: 0.6, damping: 8000, preDelay: 0.012, level: -17, size: 1.1)),
    kit(
      "kit-hard",
      DrumKit(
        kick: .init(body: 50, start: 420, fall: 0.03, decay: 0.36, click: 0.7, drive: 20),
        closedHat: .init(decay: 0.06, pan: 0.15, level: 0.8)),
      room: .init(decay: 0.4, damping: 7000, preDelay: 0.004, level: -26, size: 0.5)),
  ]
}
