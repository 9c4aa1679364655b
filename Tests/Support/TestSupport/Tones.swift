import Audio
import Foundation

/// Test signals with a closed form, at 48 kHz.
public enum Tones {
  /// A sine of amplitude `amplitude`.
  public static func sine(_ frequency: Double, amplitude: Double = 0.5, seconds: Double) -> [Float] {
    (0..<Int(seconds * 48_000)).map { Float(amplitude * sin(2 * .pi * frequency * Double($0) / 48_000)) }
  }

  /// White noise, uniform between ±`amplitude`, always the same for one seed.
  public static func noise(amplitude: Float = 0.5, seconds: Double, seed: UInt64 = 1) -> [Float] {
    var random = SeededRandom(Seed(seed))
    return (0..<Int(seconds * 48_000)).map { _ in amplitude * random.noise() }
  }

  /// Noise that falls by 3 dB per octave: white noise through Kellet's filter (*Filter to make pink noise*, 1999).
  public static func pinkNoise(amplitude: Float = 0.2, seconds: Double, seed: UInt64 = 1) -> [Float] {
    var state = [Float](repeating: 0, count: 6)
    let poles: [Float] = [0.99886, 0.99332, 0.96900, 0.86650, 0.55000, -0.7616]
    let gains: [Float] = [0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522, -0.0168980]
    return noise(amplitude: amplitude, seconds: seconds, seed: seed).map { white in
      var sum = white * 0.5362
      for i in 0..<6 {
        state[i] = poles[i] * state[i] + gains[i] * white
        sum += state[i]
      }
      return sum * 0.3
    }
  }

  public static func silence(seconds: Double) -> [Float] { [Float](repeating: 0, count: Int(seconds * 48_000)) }
}
