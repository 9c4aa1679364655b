import Audio
import Foundation

/// A snare drum, a clap, a rim, a tom or a shaker: tuned modes and filtered noise, each dying away in its own time.
struct SnareVoice: Voice {
  struct Settings: Sendable {
    /// Pitches of the skin, in hertz.
    var modes: [Double] = [190, 280]
    /// The level of the modes, linear.
    var toneLevel = 0.6
    /// Seconds to −60 dB.
    var toneDecay = 0.16
    /// The initial pitch of the modes, as a factor, which has come down after 25 ms.
    var bend = 1.4
    /// The level of the noise, linear.
    var noiseLevel = 0.7
    /// The decay of the noise, in seconds to −60 dB.
    var noiseDecay = 0.24
    /// The attack of the noise, in seconds.
    var noiseAttack = 0.0005
    /// Seconds at full level before the noise decays, as the wires of a snare do.
    var noiseHold = 0.0
    /// The band of the noise, in hertz.
    var noiseLow = 1200.0
    /// The upper corner of the noise, in hertz at full velocity.
    var noiseHigh = 9000.0
    /// The onsets of the noise, in seconds: several for a clap.
    var strikes: [Double] = [0]
    /// −1 left … 1 right.
    var pan = 0.0
    /// The gain into the saturation, in dB.
    var drive = 3.0
    /// The level of the drum, linear.
    var level = 1.0
  }

  private let settings: Settings
  private let amplitude: Float
  private var noise: SeededRandom
  private var phases: [Float]
  private var tone: Decay
  private var bend: Decay
  private var burst: NoiseBurst
  private var highPass: Biquad
  private var lowPass: Biquad
  private var frame = 0
  private let frames: Double

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    noise = SeededRandom(note.seed)
    // No two hits are the same: ±1 dB, ±6 % of the decay; harder ones are brighter.
    amplitude = Float(0.7 * settings.level * note.gain * (0.9 + 0.2 * noise.unit()))
    let decay = settings.noiseDecay * (0.94 + 0.12 * noise.unit())
    burst = NoiseBurst(settings, decay: decay)
    tone = Decay(from: Float(settings.toneLevel), sixtyDecibels: settings.toneDecay)
    bend = Decay(from: Float(settings.bend - 1), time: 0.008)
    phases = settings.modes.map { _ in 0 }
    let bright = 0.75 + 0.35 * note.velocity
    highPass = Biquad(.highPass(.Hz(settings.noiseLow), q: 0.8))
    lowPass = Biquad(.lowPass(.Hz(settings.noiseHigh * bright), q: 0.7))
    let noisy = decay + settings.noiseHold + (settings.strikes.last ?? 0)
    frames = 1.3 * max(settings.toneDecay, noisy) * SampleRate.standard.value
  }

  var isFinished: Bool { Double(frame) > frames }

  mutating func next() -> StereoChunk {
    var sound = MonoChunk()
    addModes(to: &sound)
    addNoise(to: &sound)
    let drive = Float(Decibels.dB(settings.drive).factor)
    for four in 0..<MonoChunk.fours { sound[four] = amplitude * saturate(drive * sound[four]) }
    frame += MonoChunk.frames
    return StereoChunk(sound, pan: Pan(settings.pan))
  }

  /// The modes of the skin.
  private mutating func addModes(to sound: inout MonoChunk) {
    guard tone.value > 1e-5 else { return }
    var (after, afterBend) = (tone, bend)
    for (index, mode) in settings.modes.enumerated() {
      (after, afterBend) = (tone, bend)
      let step = Float(mode / SampleRate.standard.value)
      var phase = phases[index]
      sound.update { x in
        let y = x + after.next() * sine(phase)
        phase += step * (1 + afterBend.next())
        phase -= nearestWhole(phase)
        return y
      }
      phases[index] = phase
    }
    (tone, bend) = (after, afterBend)
  }

  private mutating func addNoise(to sound: inout MonoChunk) {
    var (noise, burst, highPass, lowPass) = (noise, burst, highPass, lowPass)
    sound.update { x in x + burst.next() * lowPass(highPass(noise.noise())) }
    (self.noise, self.burst, self.highPass, self.lowPass) = (noise, burst, highPass, lowPass)
  }
}
