import Music

/// The drums of the hand and the small instruments beside a kit, which all kits have unless they bring their own.
///
/// Sources of the ratios: a membrane's modes are 1 : 1.59 : 2.14 : 2.30 : 2.65 and the bending modes of a bar with free ends
/// 1 : 2.76 : 5.40 (N. Fletcher and T. Rossing, *The Physics of Musical Instruments*, 1998, chapters 3, 18 and 20); the cowbell
/// has the two oscillators of the TR-808's at 540 and 800 Hz, and the claves its 2.5 kHz (Roland, *TR-808 Service Notes*,
/// 1981). Pitches are as players tune them.
enum HandDrums {
  /// A skin with the first modes of a membrane; the higher ones die away sooner.
  static func skin(
    _ pitch: Double, decay: Double, upper: Double = 0.35, bend: Double = 1.12, slap: Double = 0.25, band: Double = 2200,
    pan: Double, level: Double = 1
  ) -> PercussionVoice.Settings {
    let ratios = [(1, 1, 1), (1.594, 0.8, 0.5), (2.136, 0.55, 0.35), (2.296, 0.4, 0.3), (2.653, 0.3, 0.22)]
    return .init(
      modes: ratios.enumerated().map { index, mode in
        .init(pitch: pitch * mode.0, level: mode.1 * (index == 0 ? 1 : upper), decay: decay * mode.2)
      }, bend: bend, noise: slap, noiseBand: band, noiseDecay: 0.025, pan: pan, level: level)
  }

  /// A bar of wood with free ends.
  static func wood(
    _ pitch: Double, decay: Double, click: Double, pan: Double, level: Double = 1
  ) -> PercussionVoice.Settings {
    .init(
      modes: [
        .init(pitch: pitch, level: 1, decay: decay), .init(pitch: 2.756 * pitch, level: 0.25, decay: 0.5 * decay),
        .init(pitch: 5.404 * pitch, level: 0.1, decay: 0.3 * decay),
      ], noise: click, noiseBand: 1.8 * pitch, noiseDecay: 0.008, pan: pan, level: level)
  }

  /// A bell of bent sheet metal: two pitches, each with the odd harmonics of a square.
  static func bell(
    _ low: Double, _ high: Double, decay: Double, pan: Double, level: Double = 1
  ) -> PercussionVoice.Settings {
    .init(
      modes: [(low, 0.7), (high, 0.8)].flatMap { pitch, level in
        [(1.0, 1.0), (3, 0.3), (5, 0.14)].map {
          PercussionVoice.Mode(pitch: pitch * $0.0, level: level * $0.1, decay: decay / (0.7 + 0.3 * $0.0))
        }
      }, noise: 0.15, noiseBand: 4 * low, noiseDecay: 0.012, pan: pan, level: level)
  }

  /// The sounds of every kit.
  static let struck: [DrumNote: PercussionVoice.Settings] = [
    .conga: skin(208, decay: 0.42, pan: -0.3), .lowConga: skin(156, decay: 0.5, pan: -0.15, level: 1.1),
    .mutedConga: skin(220, decay: 0.09, upper: 0.7, slap: 0.7, band: 2600, pan: -0.3, level: 0.9),
    .highBongo: skin(466, decay: 0.2, bend: 1.06, slap: 0.35, band: 3400, pan: 0.25, level: 0.8),
    .lowBongo: skin(330, decay: 0.26, bend: 1.08, slap: 0.3, band: 2800, pan: 0.35, level: 0.85),
    .highTimbale: timbale(392, decay: 0.4, pan: 0.3), .lowTimbale: timbale(277, decay: 0.5, pan: 0.15),
    .surdo: skin(65, decay: 1, upper: 0.15, bend: 1.25, slap: 0.12, band: 500, pan: 0, level: 1.5),
    .mutedSurdo: skin(72, decay: 0.2, upper: 0.25, bend: 1.2, slap: 0.25, band: 700, pan: 0, level: 1.1),
    .claves: wood(2500, decay: 0.09, click: 0.05, pan: 0.2, level: 0.75),
    .highWoodblock: wood(1108, decay: 0.1, click: 0.2, pan: 0.25),
    .lowWoodblock: wood(831, decay: 0.12, click: 0.2, pan: 0.15),
    .castanets: wood(1480, decay: 0.035, click: 0.9, pan: -0.2, level: 0.8),
    .cowbell: bell(540, 800, decay: 0.3, pan: -0.15, level: 0.6),
    .highAgogo: bell(988, 1480, decay: 0.4, pan: 0.3, level: 0.45),
    .lowAgogo: bell(740, 1109, decay: 0.45, pan: 0.3, level: 0.5), .triangle: triangle,
  ]

  /// What rattles and scrapes.
  static let rattling: [DrumNote: JingleVoice.Settings] = [
    .tambourine: .init(
      resonances: [2300, 5600, 8100, 11_200], quality: 12, rate: 900, decay: 0.28, pan: 0.3, level: 0.9),
    .sleighBells: .init(
      resonances: [2500, 5300, 6500, 8300, 9800], quality: 60, rate: 500, decay: 0.6, attack: 0.012, grain: 0.03,
      pan: 0.2, level: 2),
    .guiro: .init(
      resonances: [2500, 4000, 6300], quality: 4, rate: 75, isScraped: true, decay: 0.7, attack: 0.03, grain: 0.014,
      pan: -0.35, level: 1.1),
  ]

  /// A single skin on a ring of brass, struck with a stick.
  private static func timbale(_ pitch: Double, decay: Double, pan: Double) -> PercussionVoice.Settings {
    var drum = skin(pitch, decay: decay, upper: 0.6, bend: 1.05, slap: 0.4, band: 4500, pan: pan, level: 0.8)
    drum.modes += [(5.3, 0.12), (7.9, 0.08)].map { .init(pitch: pitch * $0.0, level: $0.1, decay: 0.8 * decay) }
    return drum
  }

  /// A bent steel rod rings in many modes, as far apart as the squares of odd numbers, and some beside them.
  private static var triangle: PercussionVoice.Settings {
    let modes: [(Double, Double, Double)] = [
      (1710, 0.25, 1.6), (3170, 0.3, 1.4), (4750, 0.5, 1.3), (6340, 0.3, 1.1), (9310, 0.4, 0.9), (11_270, 0.2, 0.7),
      (15_390, 0.2, 0.5),
    ]
    return .init(
      modes: modes.map { .init(pitch: $0.0, level: $0.1, decay: $0.2) }, noise: 0.1, noiseBand: 9000, noiseDecay: 0.01,
      isTuned: false, pan: 0.35, level: 0.45)
  }
}
