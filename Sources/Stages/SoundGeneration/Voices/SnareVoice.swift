import Foundation
import Signal

/// A snare drum, a clap, a rim, a tom or a shaker: tuned modes and filtered noise, each dying away in its own time.
struct SnareVoice: Voice {
  struct Settings: Sendable {
    /// Pitches of the skin, in hertz.
    var modes: [Double] = [190, 280]
    var toneLevel = 0.6
    /// Seconds to −60 dB.
    var toneDecay = 0.16
    /// How far above their place the modes start, as a factor; they have come down after 25 ms.
    var bend = 1.4
    var noiseLevel = 0.7
    var noiseDecay = 0.24
    var noiseAttack = 0.0005
    /// Seconds at full level before the noise decays, as the wires of a snare do.
    var noiseHold = 0.0
    /// The band of the noise, in hertz.
    var noiseLow = 1200.0
    var noiseHigh = 9000.0
    /// When the noise strikes again, in seconds: the several hands of a clap.
    var strikes: [Double] = [0]
    var pan = 0.0
    var drive = 3.0
    var level = 1.0
  }

  /// All strikes but the last are short.
  private static let shortDecay = 0.02

  private let settings: Settings
  private let amplitude: Float
  private var noise: SeededRandom
  private var phases: [Float]
  private var highPass: Biquad
  private var lowPass: Biquad
  private let strikes: [Int]
  private let decay: Double
  private let decayFall: Float
  private let attackFrames: Float
  private let holdFrames: Int
  private var frame = 0
  private var burst: Float = 0
  private var burstStart = 0
  private var strike = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    noise = SeededRandom(note.seed)
    // No two hits are the same: ±1 dB, ±6 % of the decay; harder ones are brighter.
    amplitude = Float(0.7 * settings.level * note.gain * (0.9 + 0.2 * noise.unit()))
    decay = settings.noiseDecay * (0.94 + 0.12 * noise.unit())
    decayFall = Self.fall(decay)
    attackFrames = max(1, Float(settings.noiseAttack * SampleRate.standard.value))
    holdFrames = SampleRate.standard.frames(in: .s(settings.noiseHold))
    phases = settings.modes.map { _ in 0 }
    let bright = 0.75 + 0.35 * note.velocity
    highPass = Biquad(.highPass(.Hz(settings.noiseLow), q: 0.8))
    lowPass = Biquad(.lowPass(.Hz(settings.noiseHigh * bright), q: 0.7))
    strikes = settings.strikes.map { SampleRate.standard.frames(in: .s($0)) }
  }

  var isFinished: Bool {
    let noisy = decay + settings.noiseHold + (settings.strikes.last ?? 0)
    return Double(frame) > 1.3 * max(settings.toneDecay, noisy) * SampleRate.standard.value
  }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    let pan = Pan(settings.pan)
    let drive = Float(Decibels.dB(settings.drive).factor)
    let toneFall = Self.fall(settings.toneDecay)
    let bendFall = exp(-1 / (0.008 * Float(SampleRate.standard.value)))
    var tone = Float(settings.toneLevel) * pow(toneFall, Float(frame))
    var bend = Float(settings.bend - 1) * pow(bendFall, Float(frame))
    for i in offset..<left.count {
      var sum: Float = 0
      if tone > 1e-5 {
        for index in phases.indices {
          sum += sine(phases[index])
          let next = phases[index] + Float(settings.modes[index]) * (1 + bend) / 48_000
          phases[index] = next - nearestWhole(next)
        }
      }
      let noisy = nextBurst() * lowPass(highPass(noise.noise()))
      let x = saturate(drive * (tone * sum + noisy)) * amplitude
      left[i] += pan.left * x
      right[i] += pan.right * x
      tone *= toneFall
      bend *= bendFall
      frame += 1
    }
  }

  /// The level of the noise: it rises with each strike and falls until the next.
  @inline(__always)
  private mutating func nextBurst() -> Float {
    if strike < strikes.count, frame >= strikes[strike] {
      burst = Float(settings.noiseLevel)
      burstStart = frame
      strike += 1
    }
    let since = frame - burstStart
    let rise = min(1, Float(since + 1) / attackFrames)
    let level = burst * rise
    let isLast = strike == strikes.count
    if !isLast || since > holdFrames { burst *= isLast ? decayFall : Self.shortFall }
    return level
  }

  private static let shortFall = fall(shortDecay)

  /// The factor per frame that takes 60 dB away in `seconds`.
  private static func fall(_ seconds: Double) -> Float {
    Float(exp(-Envelope.sixtyDecibels / (seconds * SampleRate.standard.value)))
  }
}
