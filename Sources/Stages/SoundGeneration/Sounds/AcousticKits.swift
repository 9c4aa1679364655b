extension Sound {
  static let acousticKits: [Sound] = [
    kit(
      "kit-acoustic",
      DrumKit(
        kick: .init(body: 62, start: 160, fall: 0.012, decay: 0.24, click: 0.5, drive: 3),
        snare: .init(
          modes: [195, 322, 460], toneLevel: 0.6, toneDecay: 0.15, bend: 1.25, noiseLevel: 0.85, noiseDecay: 0.22,
          noiseLow: 1100, noiseHigh: 10_500, drive: 4),
        closedHat: .init(decay: 0.06, noise: 0.45, pan: 0.25, level: 0.7),
        openHat: .init(decay: 0.42, noise: 0.45, pan: 0.25, level: 0.65),
        ride: .init(pitch: 520, highPass: 5000, decay: 0.9, noise: 0.25, pan: -0.3, level: 0.5)),
      room: .init(decay: 0.7, damping: 7500, preDelay: 0.006, level: -19, size: 0.8)),
    kit(
      "kit-jazz",
      DrumKit(
        kick: .init(body: 66, start: 110, fall: 0.014, decay: 0.3, click: 0.15, drive: 0, level: 0.8),
        snare: .init(
          modes: [210, 340], toneLevel: 0.35, toneDecay: 0.1, bend: 1.1, noiseLevel: 0.5, noiseDecay: 0.16,
          noiseAttack: 0.006, noiseLow: 1800, noiseHigh: 9000, drive: 0),
        closedHat: .init(highPass: 5500, decay: 0.05, noise: 0.5, pan: 0.25, level: 0.5),
        ride: .init(pitch: 480, highPass: 4200, decay: 1.1, noise: 0.2, pan: -0.3, level: 0.7)),
      room: .init(decay: 0.8, damping: 6500, preDelay: 0.01, level: -17, size: 0.9)),
    kit(
      "kit-epic",
      DrumKit(
        kick: .init(body: 44, start: 95, fall: 0.05, decay: 0.9, click: 0.25, drive: 4),
        snare: .init(
          modes: [170, 280], toneLevel: 0.6, toneDecay: 0.2, bend: 1.2, noiseLevel: 0.7, noiseDecay: 0.24,
          noiseLow: 900, noiseHigh: 8000, drive: 2)),
      room: .init(decay: 2.4, damping: 4500, preDelay: 0.025, level: -13, size: 1.5)),
  ]
}
