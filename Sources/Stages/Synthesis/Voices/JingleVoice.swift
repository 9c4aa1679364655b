import Audio
import Foundation

/// Something that rattles or scrapes: small bodies that meet at random, or teeth that pass one after another, each meeting a
/// burst of noise in the resonances of what holds them.
///
/// Source: P. Cook, *Physically informed sonic modeling (PhISM): synthesis of percussive sounds* (1997), with the resonances
/// that its author gives for tambourine, sleigh bells and guiro in the Synthesis ToolKit.
struct JingleVoice: Voice {
  struct Settings: Sendable {
    /// In hertz.
    var resonances: [Double]
    /// The narrowness of the resonances.
    var quality = 20.0
    /// Meetings per second.
    var rate = 400.0
    /// True if they come at even distances, as the teeth of a scraper do.
    var isScraped = false
    /// The decay of the motion, in seconds to −60 dB.
    var decay = 0.35
    /// The time in which the motion sets in, in seconds.
    var attack = 0.002
    /// The decay of each burst, in seconds to −60 dB.
    var grain = 0.012
    /// −1 left … 1 right.
    var pan = 0.0
    /// The level, linear.
    var level = 1.0
  }

  private let settings: Settings
  private var random: SeededRandom
  private var motion: Decay
  private var grain: Float = 0
  private let grainFactor: Float
  private var filters: [Biquad]
  private let amplitude: Float
  /// The frame of the next meeting.
  private var meeting = 0.0
  private var frame = 0
  private let frames: Double

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    let rate = SampleRate.standard.value
    var random = SeededRandom(note.seed)
    amplitude = Float(2.4 * settings.level * note.gain * (0.9 + 0.2 * random.unit()))
    motion = Decay(from: 1, sixtyDecibels: settings.decay)
    grainFactor = Float(exp(-Envelope.sixtyDecibels / (settings.grain * rate)))
    // No two shakes are the same: each body rings a little higher or lower.
    filters = settings.resonances.map { hertz in
      Biquad(.bandPass(.Hz(hertz * (0.97 + 0.06 * random.unit())), q: settings.quality))
    }
    frames = 1.3 * (settings.decay + settings.attack) * rate
    self.random = random
  }

  var isFinished: Bool { Double(frame) > frames }

  mutating func next() -> StereoChunk {
    var excitation = MonoChunk()
    var (random, motion, grain, meeting, frame) = (random, motion, grain, meeting, frame)
    let rise = 1 / max(24, Float(settings.attack * SampleRate.standard.value))
    excitation.update { _ in
      let now = motion.next() * min(1, rise * Float(frame))
      if Double(frame) >= meeting {
        grain += now * Float(0.6 + 0.4 * random.unit())
        meeting += interval(&random)
      }
      let x = grain * random.noise()
      grain *= grainFactor
      frame += 1
      return x
    }
    (self.random, self.motion, self.grain, self.meeting, self.frame) = (random, motion, grain, meeting, frame)
    var sound = MonoChunk()
    for index in filters.indices {
      var (filter, source) = (filters[index], excitation)
      source.update { filter($0) }
      for four in 0..<MonoChunk.fours { sound[four] += source[four] }
      filters[index] = filter
    }
    for four in 0..<MonoChunk.fours { sound[four] *= amplitude }
    return StereoChunk(sound, pan: Pan(settings.pan))
  }

  /// The frames until the next meeting.
  private func interval(_ random: inout SeededRandom) -> Double {
    let mean = SampleRate.standard.value / settings.rate
    return settings.isScraped ? mean * (0.92 + 0.16 * random.unit()) : -mean * log(max(1e-6, 1 - random.unit()))
  }
}
