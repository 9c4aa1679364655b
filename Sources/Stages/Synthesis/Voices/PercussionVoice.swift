import Audio
import Foundation
import Music

/// A hand drum, a block or a bell: sines at the pitches of its modes, each dying away in its own time, and the noise of what
/// strikes it.
struct PercussionVoice: Voice {
  /// One mode of what is struck.
  struct Mode: Sendable {
    /// In hertz.
    var pitch: Double
    /// The amplitude, linear.
    var level: Double
    /// Seconds to −60 dB.
    var decay: Double
  }

  struct Settings: Sendable {
    /// The modes, the one that is heard as its pitch first.
    var modes: [Mode]
    /// The initial pitch of the modes, as a factor; above 1 it falls to them, below 1 it rises.
    var bend = 1.0
    /// The time in which the pitch has come nearer by a factor of e, in seconds.
    var bendTime = 0.01
    /// The level of the noise of hand or stick, linear.
    var noise = 0.2
    /// The centre of the noise, in hertz.
    var noiseBand = 2000.0
    /// The decay of the noise, in seconds to −60 dB.
    var noiseDecay = 0.03
    /// True if its pitch is clear enough to speak for a key, so that it is tuned to the song's.
    var isTuned = true
    /// −1 left … 1 right.
    var pan = 0.0
    /// The level of the drum, linear.
    var level = 1.0
  }

  /// Half a millisecond, in which hand or stick has landed.
  private static let contact: Float = 24

  private let settings: Settings
  private let amplitude: Float
  private var phases: [Float]
  private var levels: [Decay]
  private var bend: Decay
  private var stroke: StrokeNoise
  private var frame = 0
  private let frames: Double

  init(_ settings: Settings, _ note: NoteOn) {
    let tuned = settings.tuned(to: note.tonic)
    self.settings = tuned
    var random = SeededRandom(note.seed)
    // No two strokes are the same: ±1 dB, ±6 % of the decay; soft ones lack the upper modes.
    amplitude = Float(0.5 * tuned.level * note.gain * (0.9 + 0.2 * random.unit()))
    let decay = 0.94 + 0.12 * random.unit()
    let softness = 0.45 + 0.55 * note.velocity
    levels = tuned.modes.enumerated().map { index, mode in
      Decay(from: Float(mode.level * (index == 0 ? 1 : softness)), sixtyDecibels: mode.decay * decay)
    }
    phases = tuned.modes.map { _ in 0 }
    bend = Decay(from: Float(tuned.bend - 1), time: tuned.bendTime)
    stroke = StrokeNoise(
      level: tuned.noise * softness, band: tuned.noiseBand, decay: tuned.noiseDecay, seed: note.seed)
    let longest = tuned.modes.reduce(tuned.noiseDecay) { max($0, $1.decay) }
    frames = 1.25 * longest * SampleRate.standard.value
  }

  var isFinished: Bool { Double(frame) > frames }

  mutating func next() -> StereoChunk {
    var sound = MonoChunk()
    addModes(to: &sound)
    var stroke = stroke
    let amplitude = amplitude
    var frame = Float(frame)
    if !stroke.isOver { sound.update { $0 + stroke.next() } }
    sound.update { x in
      let y = amplitude * min(1, frame / Self.contact) * x
      frame += 1
      return y
    }
    self.stroke = stroke
    self.frame += MonoChunk.frames
    return StereoChunk(sound, pan: Pan(settings.pan))
  }

  private mutating func addModes(to sound: inout MonoChunk) {
    var afterBend = bend
    for (index, mode) in settings.modes.enumerated() where levels[index].value > 1e-5 && mode.pitch < 18_000 {
      var (level, bend, phase) = (levels[index], bend, phases[index])
      let step = Float(mode.pitch / SampleRate.standard.value)
      sound.update { x in
        let y = x + level.next() * sine(phase)
        phase += step * (1 + bend.next())
        phase -= nearestWhole(phase)
        return y
      }
      (levels[index], phases[index], afterBend) = (level, phase, bend)
    }
    bend = afterBend
  }
}

extension PercussionVoice.Settings {
  /// With its first mode on the nearest tonic or fifth, and the others as far from it as they were.
  func tuned(to tonic: PitchClass?) -> Self {
    guard isTuned, let tonic, let first = modes.first else { return self }
    let nearest = Pitch(Int((69 + 12 * log2(first.pitch / 440)).rounded()))
    let near = [tonic, tonic + 7].map { Pitch.nearest($0, to: nearest) }
    guard let pitch = near.min(by: { abs($0.note - nearest.note) < abs($1.note - nearest.note) }) else { return self }
    var tuned = self
    let factor = pitch.frequency / first.pitch
    tuned.modes = modes.map { .init(pitch: $0.pitch * factor, level: $0.level, decay: $0.decay) }
    return tuned
  }
}
