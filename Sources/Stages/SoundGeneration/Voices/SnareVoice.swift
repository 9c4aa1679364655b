import Foundation
import Signal

/// A snare drum, a clap, a rim or a shaker: tuned modes and filtered noise, each dying away in its own time.
struct SnareVoice: Voice {
  struct Settings: Sendable {
    /// Pitches of the skin, in hertz.
    var modes: [Double] = [190, 280]
    var toneLevel = 0.6
    /// Seconds to −60 dB.
    var toneDecay = 0.16
    /// How far above their place the modes start, as a factor, and how fast they fall, in seconds.
    var bend = 1.4
    var noiseLevel = 0.7
    var noiseDecay = 0.24
    var noiseAttack = 0.0005
    /// The band of the noise, in hertz.
    var noiseLow = 1200.0
    var noiseHigh = 9000.0
    /// When the noise strikes again, in seconds: the several hands of a clap.
    var strikes: [Double] = [0]
    var pan = 0.0
    var drive = 3.0
    var level = 1.0
  }

  private let settings: Settings
  private let amplitude: Float
  private var noise: SeededRandom
  private var phases: [Float]
  private var highPass: Biquad
  private var lowPass: Biquad
  private var frame = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    amplitude = Float(0.7 * settings.level * pow(note.velocity, 1.6))
    noise = SeededRandom(note.seed)
    phases = settings.modes.map { _ in 0 }
    // Harder hits are brighter.
    let bright = 0.8 + 0.3 * note.velocity
    highPass = Biquad(.highPass(.Hz(settings.noiseLow), q: 0.8))
    lowPass = Biquad(.lowPass(.Hz(settings.noiseHigh * bright), q: 0.7))
  }

  var isFinished: Bool {
    let longest = max(settings.toneDecay, settings.noiseDecay + (settings.strikes.last ?? 0))
    return Double(frame) > 1.3 * longest * SampleRate.standard.value
  }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    let pan = Pan(settings.pan)
    let drive = Float(pow(10, settings.drive / 20))
    for i in offset..<left.count {
      let time = Float(frame) / 48_000
      var noisy = lowPass(highPass(noise.noise()))
      noisy *= noiseEnvelope(at: time)
      let x = saturate(drive * (tone(at: time) + noisy)) * amplitude
      left[i] += pan.left * x
      right[i] += pan.right * x
      frame += 1
    }
  }

  @inline(__always)
  private mutating func tone(at time: Float) -> Float {
    guard settings.toneLevel > 0 else { return 0 }
    let bend = 1 + Float(settings.bend - 1) * exp(-time / 0.008)
    var sum: Float = 0
    for (index, mode) in settings.modes.enumerated() {
      sum += sine(phases[index])
      let next = phases[index] + Float(mode) * bend / 48_000
      phases[index] = next >= 1 ? next - 1 : next
    }
    return Float(settings.toneLevel) * sum * exp(-6.907755 * time / Float(settings.toneDecay))
  }

  @inline(__always)
  private func noiseEnvelope(at time: Float) -> Float {
    var level: Float = 0
    for (index, strike) in settings.strikes.enumerated() {
      let since = time - Float(strike)
      guard since >= 0 else { break }
      // All strikes but the last are short.
      let decay = index == settings.strikes.count - 1 ? Float(settings.noiseDecay) : 0.02
      let rise = min(1, since / Float(settings.noiseAttack))
      level = max(level, rise * exp(-6.907755 * since / decay))
    }
    return Float(settings.noiseLevel) * level
  }
}
