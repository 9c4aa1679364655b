import Audio
import Foundation

/// Sounds whose measures are known by definition.
public enum TestTone {
  /// A sine with this peak amplitude in both channels.
  public static func sine(
    _ frequency: Hertz, amplitude: Double = 0.5, phase: Double = 0, seconds: Double = 1,
    rate: SampleRate = .standard
  ) -> StereoBuffer {
    let step = 2 * Double.pi * frequency.value / rate.value
    let frames = rate.frames(in: .s(seconds))
    return StereoBuffer(mono: (0..<frames).map { Float(amplitude * sin(phase + step * Double($0))) })
  }

  /// Uniform white noise between ± `amplitude`, different in each channel.
  public static func noise(amplitude: Float = 0.5, seconds: Double = 1, seed: UInt64 = 1) -> StereoBuffer {
    var random = SeededRandom(Seed(seed))
    let frames = SampleRate.standard.frames(in: .s(seconds))
    let left = (0..<frames).map { _ in amplitude * random.noise() }
    return StereoBuffer(left: left, right: (0..<frames).map { _ in amplitude * random.noise() })
  }

  /// Strokes of decaying noise or tone, as drums make them, every `interval` seconds.
  public static func strokes(
    of sound: StereoBuffer, every interval: Double, decay: Double
  ) -> StereoBuffer {
    var result = sound
    let (period, fall) = (SampleRate.standard.frames(in: .s(interval)), 1 / (decay * SampleRate.standard.value))
    for i in 0..<sound.frames {
      let level = Float(exp(-Double(i % period) * fall))
      result.left[i] *= level
      result.right[i] *= level
    }
    return result
  }

  /// Raises and lowers the first and last `seconds` along a straight line.
  public static func tapered(_ sound: StereoBuffer, seconds: Double = 0.01) -> StereoBuffer {
    var result = sound
    let length = SampleRate.standard.frames(in: .s(seconds))
    for i in 0..<min(length, sound.frames) {
      for location in [i, sound.frames - 1 - i] {
        result.left[location] *= Float(i) / Float(length)
        result.right[location] *= Float(i) / Float(length)
      }
    }
    return result
  }
}
