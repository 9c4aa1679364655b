import Audio
import Foundation

/// The level of one note over time: delay, attack, hold, decay, sustain, release.
///
/// The attack is a straight line; decay and release fall by equal decibels in equal times, by e⁻⁹ (78 dB) in the time that is
/// said, as ARIA and sfizz have it.
struct VoiceEnvelope {
  private static let fall = -9.0
  private static let silence: Float = 1.3e-4

  private enum Stage { case delay, attack, hold, decay, sustain, release, done }

  private var stage = Stage.delay
  private var left: Int
  private var level: Float
  private let attackFrames: Int
  private let slope: Float
  private let holdFrames: Int
  private let decayFactor: Float
  private let sustain: Float
  private var releaseFactor: Float

  /// For a note of this velocity, 0…1.
  init(_ region: RegionEnvelope, velocity: Double, delay: Double) {
    let rate = SampleRate.standard.value
    left = Int((region.delay + delay) * rate)
    attackFrames = Int(max(0, region.attack + velocity * region.velocityToAttack) * rate)
    level = attackFrames > 0 ? Float(region.start / 100) : 1
    slope = attackFrames > 0 ? (1 - level) / Float(attackFrames) : 0
    holdFrames = Int(region.hold * rate)
    sustain = Float(max(0, min(100, region.sustain)) / 100)
    decayFactor = Self.factor(region.decay + velocity * region.velocityToDecay)
    releaseFactor = Self.factor(region.release + velocity * region.velocityToRelease)
  }

  var isDone: Bool { stage == .done }

  /// True if the level stays as it is until the note is released.
  var isSteady: Bool { stage == .sustain }

  /// The factor from frame to frame; half a millisecond at least, so that nothing clicks.
  private static func factor(_ seconds: Double) -> Float {
    Float(exp(fall / (max(0.0005, seconds) * SampleRate.standard.value)))
  }

  /// Lets it fall, within `seconds` where they are given, else in its own time.
  mutating func release(within seconds: Double? = nil) {
    if let seconds { releaseFactor = min(releaseFactor, Self.factor(seconds)) }
    stage = stage == .delay ? .done : .release
  }

  /// The level of the next frame.
  @inline(__always)
  mutating func next() -> Float {
    switch stage {
    case .sustain: return level
    case .release:
      level *= releaseFactor
      if level < Self.silence { stage = .done }
      return level
    case .delay, .attack, .hold, .decay, .done: return rise()
    }
  }

  private mutating func rise() -> Float {
    if stage == .delay {
      if left > 0 {
        left -= 1
        return 0
      }
      (stage, left) = (.attack, attackFrames)
    }
    if stage == .attack {
      if left > 0 {
        left -= 1
        level += slope
        return level
      }
      (stage, left, level) = (.hold, holdFrames, 1)
    }
    if stage == .hold {
      if left > 0 {
        left -= 1
        return level
      }
      stage = sustain < 1 ? .decay : .sustain
    }
    if stage == .decay {
      level *= decayFactor
      if level <= max(sustain, Self.silence) { (stage, level) = (sustain > 0 ? .sustain : .done, sustain) }
    }
    return stage == .done ? 0 : level
  }
}
