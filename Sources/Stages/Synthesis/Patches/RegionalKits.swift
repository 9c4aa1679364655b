extension Patch {
  static let regionalKits: [Patch] = [
    // A field drum with gut snares, a bass drum and clashed cymbals on a parade ground.
    kit(
      "kit-march",
      DrumKit(
        kick: .init(body: 62, start: 95, fall: 0.02, decay: 0.8, click: 0.25, clickTone: 1600, drive: 2),
        snare: .init(
          modes: [245, 410], toneLevel: 0.35, toneDecay: 0.1, bend: 1.08, noiseLevel: 0.8, noiseDecay: 0.14,
          noiseLow: 1700, noiseHigh: 10_000, drive: 1),
        crash: .init(
          pitch: 330, highPass: 3200, decay: 2, stick: 0.2, noise: 0.7, pan: 0.1, width: 0.7, level: 0.7)),
      .init(reverb: room(1.3, 5500, level: -16, size: 1.2))),
    // A frame drum under a double-ended stick.
    kit(
      "kit-bodhran",
      DrumKit(
        kick: .init(body: 84, start: 125, fall: 0.014, sag: 0.1, decay: 0.4, click: 0.3, clickTone: 1500, drive: 1),
        rim: .init(
          modes: [520, 1900], toneLevel: 0.5, toneDecay: 0.04, bend: 1, noiseLevel: 0.2, noiseDecay: 0.03)),
      .init(reverb: room(0.7, 4500, level: -18, size: 0.7))),
    // A wooden box: a bass tone in the middle of its face, a snare-like slap at the edge.
    kit(
      "kit-cajon",
      DrumKit(
        kick: .init(body: 78, start: 128, fall: 0.012, decay: 0.2, click: 0.35, clickTone: 1800, drive: 2),
        snare: .init(
          modes: [262, 430], toneLevel: 0.45, toneDecay: 0.07, bend: 1.1, noiseLevel: 0.65, noiseDecay: 0.09,
          noiseLow: 1300, noiseHigh: 9500, drive: 2)),
      .init(reverb: room(0.6, 6000, level: -19, size: 0.6))),
    // Palmas: cupped hands resound below 2 kHz, flat ones above; castanets are small shells of wood.
    kit(
      "kit-palmas",
      DrumKit(
        clap: .init(
          modes: [], toneLevel: 0, noiseLevel: 1, noiseDecay: 0.07, noiseLow: 1000, noiseHigh: 4200,
          strikes: [0, 0.006, 0.013], drive: 3),
        rim: .init(
          modes: [1180, 2360], toneLevel: 0.7, toneDecay: 0.035, bend: 1, noiseLevel: 0.15, noiseDecay: 0.02,
          pan: 0.25)),
      .init(reverb: room(0.8, 6500, level: -17, size: 0.7))),
    // Double bass drums with more beater than body, a snare that cuts through distorted guitars.
    kit(
      "kit-metal",
      DrumKit(
        kick: .init(body: 60, start: 190, fall: 0.009, decay: 0.2, click: 1, clickTone: 5200, drive: 6),
        snare: .init(
          modes: [205, 330, 455], toneLevel: 0.55, toneDecay: 0.14, bend: 1.2, noiseLevel: 0.9, noiseDecay: 0.22,
          noiseHold: 0.01, noiseLow: 1400, noiseHigh: 12_000, drive: 6),
        closedHat: .init(pitch: 480, highPass: 6800, decay: 0.06, stick: 0.5, noise: 0.5, pan: 0.25, level: 0.7)),
      .init(drive: .init(amount: 3, lowCut: 80), reverb: room(0.7, 7000, level: -20, size: 0.8))),
  ]
}
