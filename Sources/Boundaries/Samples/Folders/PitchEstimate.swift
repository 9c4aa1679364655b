import Audio
import Foundation

/// The pitch of a recording of one note.
///
/// Source: A. de Cheveigné and H. Kawahara, *YIN, a fundamental frequency estimator for speech and music*, JASA 111 (2002): the
/// first dip of the cumulative mean normalised difference below 0.15, refined by a parabola.
enum PitchEstimate {
  private static let threshold = 0.15
  /// Lowest and highest frequency, in Hz.
  private static let range = 30.0...2_000.0
  /// Seconds from the loudest place on in which it is looked for: behind the attack.
  private static let delay = 0.05

  /// The note number, with a fraction; nil for what has no clear pitch.
  static func note(of sound: StereoBuffer, rate: SampleRate) -> Double? {
    let mono = zip(sound.left, sound.right).map { ($0 + $1) / 2 }
    let longest = Int(rate.value / range.lowerBound)
    let window = 2 * longest
    guard mono.count >= window + longest else { return nil }
    let loudest = mono.indices.max { abs(mono[$0]) < abs(mono[$1]) } ?? 0
    let start = max(0, min(loudest + rate.frames(in: .s(delay)), mono.count - window - longest))
    let difference = differences(mono, start, window, longest)
    let shortest = Int(rate.value / range.upperBound)
    var lag = shortest
    while lag < longest, difference[lag] >= threshold { lag += 1 }
    guard lag < longest else { return nil }
    while lag + 1 < longest, difference[lag + 1] < difference[lag] { lag += 1 }
    let (a, b, c) = (difference[lag - 1], difference[lag], difference[min(longest - 1, lag + 1)])
    let bend = a - 2 * b + c
    let period = Double(lag) + (bend > 0 ? (a - c) / (2 * bend) : 0)
    return 69 + 12 * log2(rate.value / period / 440)
  }

  /// The cumulative mean normalised difference of the samples from `start` on, for lags below `longest`.
  private static func differences(_ samples: [Float], _ start: Int, _ window: Int, _ longest: Int) -> [Double] {
    var result = [Double](repeating: 1, count: longest)
    var sum = 0.0
    samples.withUnsafeBufferPointer { samples in
      for lag in 1..<longest {
        var difference: Float = 0
        for i in start..<start + window {
          let step = samples[i] - samples[i + lag]
          difference += step * step
        }
        sum += Double(difference)
        result[lag] = sum > 0 ? Double(difference) * Double(lag) / sum : 1
      }
    }
    return result
  }
}
