import Foundation
import Music

/// A voice for each drum of a kit.
struct DrumKit: Sendable {
  var kick = KickVoice.Settings()
  var snare = SnareVoice.Settings()
  var clap = SnareVoice.Settings(
    modes: [], toneLevel: 0, noiseLevel: 1, noiseDecay: 0.2, noiseLow: 900, noiseHigh: 3500,
    strikes: [0, 0.009, 0.019, 0.028], drive: 6)
  var closedHat = CymbalVoice.Settings(decay: 0.08, pan: 0.15)
  var openHat = CymbalVoice.Settings(decay: 0.42, pan: 0.15, level: 0.85, isChoked: true)
  var ride = CymbalVoice.Settings(
    pitch: 510, highPass: 5200, decay: 0.9, stick: 0.55, noise: 0.2, pan: -0.25, level: 0.55)
  var crash = CymbalVoice.Settings(
    pitch: 360, highPass: 3800, decay: 2.6, stick: 0.3, noise: 0.6, pan: -0.15, width: 0.7, level: 0.8)
  /// It rings at one pitch, so it is tuned to the song: untuned, it would say another key in sparse music.
  var rim = SnareVoice.Settings(
    modes: [415, 1660], toneLevel: 0.7, toneDecay: 0.06, bend: 1, noiseLevel: 0.15, noiseDecay: 0.03, pan: -0.2)
  var shaker = SnareVoice.Settings(
    modes: [], toneLevel: 0, noiseLevel: 0.6, noiseDecay: 0.09, noiseAttack: 0.018, noiseLow: 5600, noiseHigh: 14_000,
    pan: 0.3, drive: 0, level: 0.7)
  /// Hand drums, blocks and bells by their notes.
  var struck = HandDrums.struck
  /// Rattles and scrapers by their notes.
  var rattling = HandDrums.rattling

  func voice(_ note: NoteOn) -> any Voice {
    let drum = DrumNote(rawValue: note.pitch.note)
    if let drum, let own = struck[drum] { return PercussionVoice(own, note) }
    if let drum, let own = rattling[drum] { return JingleVoice(own, note) }
    return kitVoice(drum, note)
  }

  private func kitVoice(_ drum: DrumNote?, _ note: NoteOn) -> any Voice {
    switch drum {
    case .kick: KickVoice(kick, note)
    case .clap: SnareVoice(clap, note)
    case .closedHat, .pedalHat: CymbalVoice(closedHat, note)
    case .openHat: CymbalVoice(openHat, note)
    case .ride: CymbalVoice(ride, note)
    case .crash: CymbalVoice(crash, note)
    case .rim: SnareVoice(rim.tuned(to: note.tonic), note)
    case .shaker: SnareVoice(shaker, note)
    case .lowTom: SnareVoice(Self.tom(82, pan: -0.3), note)
    case .midTom: SnareVoice(Self.tom(110, pan: 0), note)
    case .highTom: SnareVoice(Self.tom(155, pan: 0.3), note)
    default: SnareVoice(snare, note)
    }
  }

  private static func tom(_ pitch: Double, pan: Double) -> SnareVoice.Settings {
    .init(
      modes: [pitch], toneLevel: 1, toneDecay: 0.4, bend: 1.35, noiseLevel: 0.1, noiseDecay: 0.05, pan: pan, drive: 3)
  }
}

extension SnareVoice.Settings {
  /// With its highest mode on the nearest tonic or fifth, and the others as far from it as they were.
  fileprivate func tuned(to tonic: PitchClass?) -> Self {
    guard let tonic, let top = modes.last else { return self }
    let nearest = Pitch(Int((69 + 12 * log2(top / 440)).rounded()))
    let near = [tonic, tonic + 7].map { Pitch.nearest($0, to: nearest) }
    guard let pitch = near.min(by: { abs($0.note - nearest.note) < abs($1.note - nearest.note) }) else { return self }
    var tuned = self
    tuned.modes = modes.map { $0 * pitch.frequency / top }
    return tuned
  }
}
