import Foundation
import Signal

/// Hats, rides and crashes: six square waves at odd ratios and some noise, high-passed.
///
/// The ratios are those of the 808's cymbal circuit as measured in É. Gillet's *Plaits* (1 : 1.304 : 1.466 : 1.787 : 1.932 :
/// 2.536 on 414 Hz).
struct CymbalVoice: Voice {
  struct Settings: Sendable {
    var pitch = 414.0
    /// In hertz.
    var highPass = 7000.0
    /// Seconds to −60 dB.
    var decay = 0.09
    /// The share of noise, 0…1.
    var noise = 0.35
    var pan = 0.0
    var level = 1.0
  }

  private static let ratios: [Double] = [1, 1.304, 1.466, 1.787, 1.932, 2.536]

  private let settings: Settings
  private let amplitude: Float
  private let decay: Float
  private var noise: SeededRandom
  private var phases: [6 of Float] = .init(repeating: 0)
  private var steps: [6 of Float] = .init(repeating: 0)
  private var first: Biquad
  private var second: Biquad
  private var frame = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    amplitude = Float(0.5 * settings.level * pow(note.velocity, 1.7))
    noise = SeededRandom(note.seed)
    // No two strikes are the same.
    decay = Float(settings.decay * (0.9 + 0.2 * noise.unit()))
    let tuning = 0.99 + 0.02 * noise.unit()
    for (index, ratio) in Self.ratios.enumerated() {
      phases[index] = Float(noise.unit())
      steps[index] = Float(settings.pitch * ratio * tuning / SampleRate.standard.value)
    }
    first = Biquad(.highPass(.Hz(settings.highPass), q: 0.8))
    second = Biquad(.highPass(.Hz(settings.highPass), q: 0.7))
  }

  var isFinished: Bool { Float(frame) > 1.2 * decay * 48_000 }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    let pan = Pan(settings.pan)
    let fall = exp(-6.907755 / (decay * 48_000))
    let share = Float(settings.noise)
    var level = pow(fall, Float(frame)) * amplitude
    for i in offset..<left.count {
      var metal: Float = 0
      for o in 0..<6 {
        metal += phases[o] < 0.5 ? 0.33 : -0.33
        phases[o] += steps[o]
        if phases[o] >= 1 { phases[o] -= 1 }
      }
      let raw = (1 - share) * metal + share * noise.noise()
      let rise = min(1, Float(frame + i - offset) / 24)
      let x = second(first(raw)) * level * rise
      left[i] += pan.left * x
      right[i] += pan.right * x
      level *= fall
    }
    frame += left.count - offset
  }
}
