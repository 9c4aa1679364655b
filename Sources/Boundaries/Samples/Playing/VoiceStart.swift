import Audio
import Foundation
import Synthesis

/// A region that begins to sound: what, when, how hard.
struct VoiceStart {
  /// The position of the region in its instrument.
  let region: Int
  /// The frame of the track.
  let frame: Int
  let key: Int
  /// 1…127.
  let velocity: Int
  /// The frame on which the key is released.
  let release: Int
  /// The position of the note in its part: regions of one note do not end each other.
  let note: Int
  /// Decibels for what a release starts after a long note.
  let fall: Double
  /// Its own randomness.
  let seed: Seed
  /// What its player does with it while it sounds; nil for nothing.
  let shape: NoteShape?
}

extension SampleRegion {
  /// The gain of both channels for a note.
  func gain(of start: VoiceStart, random: Double) -> (left: Float, right: Float) {
    let decibels =
      level.volume + level.groupVolume + level.masterVolume + level.globalVolume
      + level.keytrack * Double(start.key - level.keytrackCenter) + level.random * random - start.fall
    let gain =
      pow(10, decibels / 20) * level.amplitude / 100 * velocityGain(start.velocity) * fade(start.velocity, start.key)
    // Equal power: cos and sin, 0 dB in the middle.
    let angle = (level.pan / 100 + 1) * Double.pi / 4
    return (Float(gain * cos(angle) * 2.squareRoot()), Float(gain * sin(angle) * 2.squareRoot()))
  }

  /// The square of the velocity, or the curve that the file draws, as far as the region follows velocity.
  func velocityGain(_ velocity: Int) -> Double {
    let track = level.velocityTrack / 100
    let curve = velocityCurve(velocity)
    return track >= 0 ? 1 - track * (1 - curve) : 1 + track * curve
  }

  private func velocityCurve(_ velocity: Int) -> Double {
    guard !level.velocityCurve.isEmpty else { return pow(Double(velocity) / 127, 2) }
    let points = level.velocityCurve.merging([0: 0, 127: 1]) { own, _ in own }.sorted { $0.key < $1.key }
    guard let above = points.first(where: { $0.key >= velocity }) else { return 1 }
    guard let below = points.last(where: { $0.key < velocity }) else { return above.value }
    let way = Double(velocity - below.key) / Double(above.key - below.key)
    return below.value + way * (above.value - below.value)
  }

  /// Crossfades of layers, at equal power.
  private func fade(_ velocity: Int, _ key: Int) -> Double {
    let rises = [(level.velocityFadeIn, velocity), (level.keyFadeIn, key)]
    let falls = [(level.velocityFadeOut, velocity), (level.keyFadeOut, key)]
    return rises.reduce(1) { $0 * Self.share($1.0, at: $1.1) }
      * falls.reduce(1) { $0 * Self.share($1.0, at: $1.1, falls: true) }
  }

  private static func share(_ range: ClosedRange<Int>?, at value: Int, falls: Bool = false) -> Double {
    guard let range else { return 1 }
    let way: Double
    if range.lowerBound == range.upperBound {
      way = falls ? (value > range.upperBound ? 1 : 0) : (value < range.lowerBound ? 0 : 1)
    } else {
      way = max(0, min(1, Double(value - range.lowerBound) / Double(range.upperBound - range.lowerBound)))
    }
    return (falls ? 1 - way : way).squareRoot()
  }

  /// True if a note is the recording as it is, at its own pitch and not in a loop.
  func isAsRecorded(for start: VoiceStart) -> Bool {
    let isLooped = playback.loop == .continuous || playback.loop == .sustain
    return !isLooped && !pitch.isCenterInFile && pitch.tune == 0 && pitch.transpose == 0 && pitch.velocityTrack == 0
      && pitch.random == 0 && (pitch.keytrack == 0 || start.key == pitch.keycenter)
  }

  /// The speed at which `data` is read for a note, in frames of the recording for each of the track.
  func step(of start: VoiceStart, random: Double, in data: SampleData) -> Double {
    let own = pitch.isCenterInFile ? data.chunks.key : nil
    let center = own?.note ?? pitch.keycenter
    let cents =
      pitch.tune - (own?.cents ?? 0) + 100 * pitch.transpose + pitch.keytrack * Double(start.key - center)
      + pitch.velocityTrack * Double(start.velocity) / 127 + pitch.random * random
    return pow(2, max(-9_600, min(4_800, cents)) / 1_200) * data.rate.value / SampleRate.standard.value
  }
}
