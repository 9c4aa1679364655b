import Foundation
import Signal

/// A bass drum: a sine that falls in pitch, with a click at its start and as much distortion as the style wants.
///
/// The fall has two parts, a fast one for the beater and a slow one that sags on, as in the sweep model of the 808.
struct KickVoice: Voice {
  struct Settings: Sendable {
    /// The pitch it settles on, in hertz.
    var body = 50.0
    /// The pitch it starts from, in hertz.
    var start = 220.0
    /// Seconds in which the pitch has fallen to 1/e of the way.
    var fall = 0.022
    /// How far the body is above its pitch at first, as a share, coming down in a quarter of a second.
    var sag = 0.0
    /// Seconds at full level before it decays.
    var hold = 0.0
    /// Seconds to −60 dB.
    var decay = 0.38
    var click = 0.3
    /// The corner of the click's low-pass, in hertz.
    var clickTone = 6000.0
    /// In dB.
    var drive = 4.0
    var curve = Shaper.Curve.soft
    var level = 1.0
  }

  private let settings: Settings
  private let amplitude: Float
  private var noise: SeededRandom
  private var clickFilter: Biquad
  private let shaper: Shaper
  private var oversampler: Oversampler?
  private var phase: Float = 0
  private var frame = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    amplitude = Float(0.8 * settings.level * note.gain)
    noise = SeededRandom(note.seed)
    clickFilter = Biquad(.lowPass(.Hz(settings.clickTone * (0.6 + 0.4 * note.velocity)), q: 0.7))
    shaper = Shaper(settings.curve, drive: settings.drive, bias: 0.05)
    oversampler = settings.drive >= 10 ? Oversampler() : nil
  }

  var isFinished: Bool { Double(frame) > (settings.hold + settings.decay * 1.3) * SampleRate.standard.value }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    let rate = Float(SampleRate.standard.value)
    let pitchFall = exp(-1 / (Float(settings.fall) * rate))
    let sagFall = exp(-1 / (0.25 * rate))
    let fall = exp(-Float(Envelope.sixtyDecibels) / (Float(settings.decay) * rate))
    let clickFall = exp(-1 / (0.0025 * rate))
    let held = Int(settings.hold * SampleRate.standard.value)
    let (body, sag) = (Float(settings.body) / rate, Float(settings.body * settings.sag) / rate)
    let sweep = Float(settings.start - settings.body) / rate
    var pitch = pow(pitchFall, Float(frame))
    var sagging = pow(sagFall, Float(frame))
    var level = pow(fall, Float(max(0, frame - held)))
    var click = Float(settings.click) * pow(clickFall, Float(frame))
    let shaper = shaper
    for i in offset..<left.count {
      phase += body + sag * sagging + sweep * pitch
      phase -= nearestWhole(phase)
      let strike = click > 1e-4 ? click * clickFilter(noise.noise()) : 0
      let driven = SIMD2(repeating: sine(phase) + strike)
      let x = (oversampler?.next(driven) { shaper($0) } ?? shaper(driven)).x * level * amplitude
      left[i] += x
      right[i] += x
      pitch *= pitchFall
      sagging *= sagFall
      click *= clickFall
      if frame >= held { level *= fall }
      frame += 1
    }
  }
}
