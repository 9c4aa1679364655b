import Foundation

/// How much of a sound lies on exact equal-tempered pitches, by Goertzel's algorithm over the whole sound.
public enum PitchMeter {
  /// The power of each pitch class, C first, summed over the octaves from C3 to B5 at A = 440 Hz.
  public static func chroma(_ samples: [Float], rate: Double = 48_000) -> [Double] {
    (0..<12).map { pitchClass in
      (0..<3).reduce(0) { sum, octave in
        let note = Double(48 + pitchClass + 12 * octave)
        return sum + power(samples, at: 440 * pow(2, (note - 69) / 12), rate: rate)
      }
    }
  }

  /// The power at one frequency; samples under a Hann window of half a second, averaged.
  public static func power(_ samples: [Float], at frequency: Double, rate: Double = 48_000) -> Double {
    let size = Int(rate / 2)
    let window = (0..<size).map { 0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(size)) }
    let coefficient = 2 * cos(2 * .pi * frequency / rate)
    var total = 0.0
    for start in stride(from: 0, through: samples.count - size, by: size) {
      var (last, before) = (0.0, 0.0)
      for i in 0..<size {
        (last, before) = (window[i] * Double(samples[start + i]) + coefficient * last - before, last)
      }
      total += last * last + before * before - coefficient * last * before
    }
    return total
  }
}
