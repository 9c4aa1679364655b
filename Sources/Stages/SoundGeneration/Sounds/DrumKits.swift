import Music

/// A voice for each drum of a kit.
struct DrumKit: Sendable {
  var kick = KickVoice.Settings()
  var snare = SnareVoice.Settings()
  var clap = SnareVoice.Settings(
    modes: [], toneLevel: 0, noiseLevel: 1, noiseDecay: 0.2, noiseLow: 900, noiseHigh: 3500,
    strikes: [0, 0.009, 0.019, 0.028], drive: 6)
  var closedHat = CymbalVoice.Settings(decay: 0.08, pan: 0.15)
  var openHat = CymbalVoice.Settings(decay: 0.38, pan: 0.15, level: 0.85)
  var ride = CymbalVoice.Settings(pitch: 510, highPass: 5200, decay: 0.7, noise: 0.2, pan: -0.25, level: 0.55)
  var crash = CymbalVoice.Settings(pitch: 360, highPass: 3800, decay: 2.2, noise: 0.6, pan: -0.15, level: 0.8)
  var rim = SnareVoice.Settings(
    modes: [466, 1660], toneLevel: 0.7, toneDecay: 0.06, bend: 1, noiseLevel: 0.15, noiseDecay: 0.03, pan: -0.2)
  var shaker = SnareVoice.Settings(
    modes: [], toneLevel: 0, noiseLevel: 0.6, noiseDecay: 0.09, noiseAttack: 0.018, noiseLow: 5600, noiseHigh: 14_000,
    pan: 0.3, drive: 0, level: 0.7)
  var conga = SnareVoice.Settings(
    modes: [196], toneLevel: 0.9, toneDecay: 0.24, bend: 1.25, noiseLevel: 0.12, noiseDecay: 0.03, pan: -0.3, drive: 1)

  func voice(_ note: NoteOn) -> any Voice {
    switch DrumNote(rawValue: note.pitch.note) {
    case .kick: KickVoice(kick, note)
    case .clap: SnareVoice(clap, note)
    case .closedHat: CymbalVoice(closedHat, note)
    case .openHat: CymbalVoice(openHat, note)
    case .ride: CymbalVoice(ride, note)
    case .crash: CymbalVoice(crash, note)
    case .rim: SnareVoice(rim, note)
    case .shaker: SnareVoice(shaker, note)
    case .conga: SnareVoice(conga, note)
    case .lowTom: SnareVoice(Self.tom(82, pan: -0.3), note)
    case .midTom: SnareVoice(Self.tom(110, pan: 0), note)
    case .highTom: SnareVoice(Self.tom(155, pan: 0.3), note)
    case .snare, nil: SnareVoice(snare, note)
    }
  }

  private static func tom(_ pitch: Double, pan: Double) -> SnareVoice.Settings {
    .init(
      modes: [pitch], toneLevel: 1, toneDecay: 0.4, bend: 1.35, noiseLevel: 0.1, noiseDecay: 0.05, pan: pan, drive: 3)
  }
}

extension Sound {
  static func kit(_ name: String, _ kit: DrumKit, room: Reverb.Settings) -> Sound {
    Sound(name, effects: EffectSettings(reverb: room)) { kit.voice($0) }
  }

  static let drumKits: [Sound] = [
    kit(
      "kit-909", DrumKit(kick: .init(body: 51, start: 230, fall: 0.02, decay: 0.36, click: 0.35, drive: 5)),
      room: .init(decay: 0.5, damping: 7000, preDelay: 0.005, level: -26, size: 0.5)),
    kit(
      "kit-heavy",
      DrumKit(
        kick: .init(body: 52, start: 260, fall: 0.018, decay: 0.32, click: 0.5, drive: 8),
        snare: .init(
          modes: [198, 330], toneLevel: 0.8, toneDecay: 0.22, bend: 1.7, noiseLevel: 0.9, noiseDecay: 0.34,
          noiseLow: 900,
          noiseHigh: 11_000, drive: 8),
        closedHat: .init(decay: 0.06, pan: 0.2, level: 0.8)),
      room: .init(decay: 0.9, damping: 6500, preDelay: 0.008, level: -21, size: 0.8)),
    kit(
      "kit-break",
      DrumKit(
        kick: .init(body: 58, start: 240, fall: 0.014, decay: 0.24, click: 0.6, drive: 6),
        snare: .init(
          modes: [205, 340], toneLevel: 0.7, toneDecay: 0.13, bend: 1.5, noiseLevel: 0.8, noiseDecay: 0.2,
          noiseLow: 1400,
          noiseHigh: 10_000, drive: 6),
        closedHat: .init(decay: 0.05, noise: 0.5, pan: 0.2),
        ride: .init(
          pitch: 540, highPass: 6000, decay: 0.4, noise: 0.3, pan: -0.25, level: 0.5)),
      room: .init(decay: 0.45, damping: 8000, preDelay: 0.004, level: -24, size: 0.45)),
    kit(
      "kit-dusty",
      DrumKit(
        kick: .init(body: 56, start: 170, fall: 0.025, decay: 0.3, click: 0.2, drive: 7),
        snare: .init(
          modes: [185, 300], toneLevel: 0.7, toneDecay: 0.14, bend: 1.3, noiseLevel: 0.7, noiseDecay: 0.18,
          noiseLow: 900,
          noiseHigh: 7000, drive: 6),
        closedHat: .init(highPass: 6000, decay: 0.06, noise: 0.5, pan: 0.15, level: 0.7),
        openHat: .init(highPass: 5500, decay: 0.3, noise: 0.5, pan: 0.15, level: 0.6)),
      room: .init(decay: 0.4, damping: 4500, preDelay: 0.003, level: -22, size: 0.4)),
    kit(
      "kit-hand", DrumKit(),
      room: .init(decay: 0.8, damping: 7000, preDelay: 0.01, level: -18, size: 0.7)),
    kit(
      "kit-soft",
      DrumKit(kick: .init(body: 46, start: 90, fall: 0.03, decay: 0.7, click: 0, drive: 0)),
      room: .init(decay: 3.5, damping: 3500, preDelay: 0.03, level: -10, size: 1.4)),
  ]
}
