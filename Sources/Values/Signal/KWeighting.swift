import Foundation

/// The K-weighting of one channel at 48 kHz: a shelf for the head and a high-pass.
///
/// Source: ITU-R BS.1770-5, annex 1, tables 1 and 2.
public struct KWeighting: Sendable {
  private struct Section: Sendable {
    let b0, b1, b2, a1, a2: Double
    var z1 = 0.0
    var z2 = 0.0

    @inline(__always)
    mutating func callAsFunction(_ x: Double) -> Double {
      let y = b0 * x + z1
      z1 = b1 * x - a1 * y + z2
      z2 = b2 * x - a2 * y
      return y
    }

    func power(at angle: Double) -> Double {
      func squared(_ c0: Double, _ c1: Double, _ c2: Double) -> Double {
        let real = c0 + c1 * cos(angle) + c2 * cos(2 * angle)
        let imaginary = c1 * sin(angle) + c2 * sin(2 * angle)
        return real * real + imaginary * imaginary
      }
      return squared(b0, b1, b2) / squared(1, a1, a2)
    }
  }

  private static let shelf = Section(
    b0: 1.53512485958697, b1: -2.69169618940638, b2: 1.19839281085285, a1: -1.69065929318241, a2: 0.73248077421585)
  private static let highPass = Section(b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621)

  private var first = shelf
  private var second = highPass

  public init() {}

  /// The next weighted sample.
  @inline(__always)
  public mutating func callAsFunction(_ x: Float) -> Float { Float(second(first(Double(x)))) }

  /// The sums of squares of the weighted samples, over spans of `span` frames; the last one may be shorter.
  public mutating func energies(of samples: [Float], span: Int) -> [Float] {
    var state = self
    var sums = [Float](repeating: 0, count: (samples.count + span - 1) / span)
    for slot in sums.indices {
      var sum: Float = 0
      for i in slot * span..<min((slot + 1) * span, samples.count) {
        let y = state(samples[i])
        sum += y * y
      }
      sums[slot] = sum
    }
    self = state
    return sums
  }

  /// What the weighting does to a steady tone.
  public static func gain(at frequency: Hertz) -> Decibels {
    let angle = 2 * Double.pi * frequency.value / SampleRate.standard.value
    return .dB(10 * log10(shelf.power(at: angle) * highPass.power(at: angle)))
  }
}
