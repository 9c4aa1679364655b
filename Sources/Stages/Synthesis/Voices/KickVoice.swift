import Audio
import Foundation

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
    /// The excess of the body's pitch at first, as a share, falling to 1/e in a quarter of a second.
    var sag = 0.0
    /// Seconds at full level before it decays.
    var hold = 0.0
    /// Seconds to −60 dB.
    var decay = 0.38
    /// The level of the click beside the body, linear.
    var click = 0.3
    /// The corner of the click's low-pass, in hertz.
    var clickTone = 6000.0
    /// In dB.
    var drive = 4.0
    /// The distortion curve.
    var curve = Waveshaper.Curve.soft
    /// The level of the drum, linear.
    var level = 1.0
  }

  private let settings: Settings
  private let amplitude: Float
  private var noise: SeededRandom
  private var clickFilter: Biquad
  private var click: Decay
  private var pitch: Decay
  private var sag: Decay
  private var level: Decay
  private let shaper: Waveshaper
  private var oversampler: Oversampler?
  private var phase: Float = 0
  private var frame = 0
  private let held: Int

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    let rate = SampleRate.standard.value
    amplitude = Float(0.8 * settings.level * note.gain)
    noise = SeededRandom(note.seed)
    clickFilter = Biquad(.lowPass(.Hz(settings.clickTone * (0.6 + 0.4 * note.velocity)), q: 0.7))
    click = Decay(from: Float(settings.click), time: 0.0025)
    pitch = Decay(from: Float((settings.start - settings.body) / rate), time: settings.fall)
    sag = Decay(from: Float(settings.body * settings.sag / rate), time: 0.25)
    level = Decay(from: 1, sixtyDecibels: settings.decay)
    shaper = Waveshaper(settings.curve, drive: settings.drive, bias: 0.05)
    oversampler = settings.drive >= 10 ? Oversampler() : nil
    held = Int(settings.hold * rate)
  }

  var isFinished: Bool { Double(frame) > (settings.hold + settings.decay * 1.3) * SampleRate.standard.value }

  mutating func next() -> StereoChunk {
    var sound = tone()
    let shaper = shaper
    if oversampler?.process(&sound, { shaper($0) }) == nil {
      for four in 0..<MonoChunk.fours { sound[four] = shaper(sound[four]) }
    }
    var (level, frame) = (level, frame)
    let (amplitude, held) = (amplitude, held)
    sound.update { x in
      let gain = frame < held ? level.value : level.next()
      frame += 1
      return x * gain * amplitude
    }
    (self.level, self.frame) = (level, frame)
    return StereoChunk(left: sound, right: sound)
  }

  /// The falling sine and the click, before the curve.
  private mutating func tone() -> MonoChunk {
    let body = Float(settings.body / SampleRate.standard.value)
    var (phase, pitch, sag, noise, click, filter) = (phase, pitch, sag, noise, click, clickFilter)
    // The click rises within a quarter of a millisecond.
    var rise = Float(frame)
    var sound = MonoChunk()
    sound.update { _ in
      let strike = click.next() * min(1, rise / 12)
      let x = strike > 1e-4 ? sine(phase) + strike * filter(noise.noise()) : sine(phase)
      phase += body + sag.next() + pitch.next()
      phase -= nearestWhole(phase)
      rise += 1
      return x
    }
    (self.phase, self.pitch, self.sag) = (phase, pitch, sag)
    (self.noise, self.click, clickFilter) = (noise, click, filter)
    return sound
  }
}
