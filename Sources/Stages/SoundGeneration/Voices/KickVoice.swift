import Foundation
import Signal

/// A bass drum: a sine that falls in pitch, with a click at its start.
struct KickVoice: Voice {
  struct Settings: Sendable {
    /// The pitch it settles on, in hertz.
    var body = 50.0
    /// The pitch it starts from, in hertz.
    var start = 220.0
    /// Seconds in which the pitch has fallen to 1/e of the way.
    var fall = 0.022
    /// Seconds to −60 dB.
    var decay = 0.38
    var click = 0.3
    /// In dB.
    var drive = 4.0
    var level = 1.0
  }

  private let settings: Settings
  private let amplitude: Float
  private var noise: SeededRandom
  private var phase: Float = 0
  private var frame = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    amplitude = Float(0.8 * settings.level * pow(note.velocity, 1.6))
    noise = SeededRandom(note.seed)
  }

  var isFinished: Bool { Double(frame) > settings.decay * 1.3 * SampleRate.standard.value }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    let rate = Float(SampleRate.standard.value)
    let pitchFall = exp(-1 / (Float(settings.fall) * rate))
    let fall = exp(-6.907755 / (Float(settings.decay) * rate))
    let clickFall = exp(-1 / (0.0025 * rate))
    let drive = Float(pow(10, settings.drive / 20))
    var pitch = pow(pitchFall, Float(frame))
    var level = pow(fall, Float(frame))
    var click = Float(settings.click) * pow(clickFall, Float(frame))
    for i in offset..<left.count {
      let frequency = Float(settings.body) + Float(settings.start - settings.body) * pitch
      phase += frequency / rate
      if phase >= 1 { phase -= 1 }
      let x = saturate(drive * (sine(phase) + click * noise.noise())) * level * amplitude
      left[i] += x
      right[i] += x
      pitch *= pitchFall
      level *= fall
      click *= clickFall
    }
    frame += left.count - offset
  }
}
