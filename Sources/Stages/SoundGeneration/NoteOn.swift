import Audio
import Music
import Planning

/// A note as a voice is told of it: in frames and hertz.
struct NoteOn: Sendable {
  let pitch: Pitch
  let frequency: Double
  /// 0…1.
  let velocity: Double
  /// The frame of the track on which it starts.
  let frame: Int
  /// How many frames the key is held, or a ringing drum is left alone.
  let held: Int
  /// The frame of the track on which its key is struck again, for sounds whose keys ring once at a time.
  let struckAgain: Int?
  /// How much goes on in the section where it starts, 0…1: sounds are brighter where there is more.
  let energy: Double
  /// The pitch that it slides away from; nil when it starts on its own.
  let glideFrom: Double?
  /// Quarter notes per second, for what moves in time with the music.
  let quartersPerSecond: Double
  /// Its own randomness: start phases, noise, small differences from hit to hit.
  let seed: Seed
  /// Of the song, for drums that are tuned to it.
  var tonic: PitchClass?
}

extension NoteOn {
  var heldTime: Double { Double(held) / SampleRate.standard.value }

  /// Velocity as a gain: halving it takes about 10 dB away.
  var gain: Double { velocity * velocity.squareRoot() * (0.85 + 0.15 * velocity) }
}
